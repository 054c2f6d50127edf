let second = '';
let at = Number.NaN;

/** `YYYY-MM-DDThh:mm:ssZ`, as signatures want it. Written once a second: it costs as much as hashing does. */
export function stamp(now: Date): string {
  const seconds = Math.floor(now.getTime() / 1000);
  if (seconds !== at) second = `${now.toISOString().slice(0, 19)}Z`;
  at = seconds;
  return second;
}
