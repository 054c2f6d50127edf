let lastSecond = Number.NaN;
let lastTimestamp = '';

/** Formats a time as `YYYY-MM-DDThh:mm:ssZ`. Cached for a second, because it takes as long as hashing a request. */
export function formatTimestamp(now: Date): string {
  const second = Math.floor(now.getTime() / 1000);
  if (second !== lastSecond) lastTimestamp = `${now.toISOString().slice(0, 19)}Z`;
  lastSecond = second;
  return lastTimestamp;
}
