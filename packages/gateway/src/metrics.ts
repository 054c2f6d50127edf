/** The upper bounds of the histogram's buckets, in seconds. */
const buckets = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30] as const;

type Labels = Readonly<Record<string, string>>;

/** One answered request. */
export interface Answered {
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly seconds: number;
}

interface Histogram {
  readonly labels: Labels;
  readonly counts: number[];
  sum: number;
  count: number;
}

const escapeValue = (value: string): string =>
  value.replace(/[\\"\n]/g, (char) => (char === '\n' ? '\\n' : `\\${char}`));

const formatLabels = (labels: Labels): string => {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escapeValue(value)}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
};

const formatHead = (name: string, type: string, help: string): string[] => [
  `# HELP ${name} ${help}`,
  `# TYPE ${name} ${type}`,
];

/** Counts by their labels. */
class Counter {
  readonly #values = new Map<string, number>();

  add(labels: Labels): void {
    const key = formatLabels(labels);
    this.#values.set(key, (this.#values.get(key) ?? 0) + 1);
  }

  format(name: string): string[] {
    return Array.from(this.#values, ([labels, value]) => `${name}${labels} ${value}`);
  }
}

function formatHistogram(name: string, { labels, counts, sum, count }: Histogram): string[] {
  const lines = buckets.map((le, i) => `${name}_bucket${formatLabels({ ...labels, le: String(le) })} ${counts[i]}`);
  return [
    ...lines,
    `${name}_bucket${formatLabels({ ...labels, le: '+Inf' })} ${count}`,
    `${name}_sum${formatLabels(labels)} ${sum}`,
    `${name}_count${formatLabels(labels)} ${count}`,
  ];
}

const names = {
  requests: 'yunspec_gateway_requests_total',
  durations: 'yunspec_gateway_request_duration_seconds',
  errors: 'yunspec_gateway_upstream_errors_total',
  running: 'yunspec_gateway_requests_in_progress',
} as const;

/** The metrics of a gateway. Labels have few values: routes, statuses, operations and documented codes. */
export class Metrics {
  readonly #requests = new Counter();
  readonly #errors = new Counter();
  readonly #durations = new Map<string, Histogram>();

  countRequest({ method, route, status, seconds }: Answered): void {
    this.#requests.add({ method, route, status: String(status) });
    const key = `${method} ${route}`;
    const histogram = this.#durations.get(key) ?? {
      labels: { method, route },
      counts: buckets.map(() => 0),
      sum: 0,
      count: 0,
    };
    this.#durations.set(key, histogram);
    for (const [i, le] of buckets.entries()) if (seconds <= le) histogram.counts[i] = (histogram.counts[i] ?? 0) + 1;
    histogram.sum += seconds;
    histogram.count += 1;
  }

  countUpstreamError(operation: string, code: string): void {
    this.#errors.add({ operation, code });
  }

  /** Formats everything in the text format of Prometheus. */
  format(running: number): string {
    const lines = [
      ...formatHead(names.requests, 'counter', 'Answered requests.'),
      ...this.#requests.format(names.requests),
      ...formatHead(names.durations, 'histogram', 'Time from the arrival of a request to its answer.'),
      ...Array.from(this.#durations.values(), (histogram) => formatHistogram(names.durations, histogram)).flat(),
      ...formatHead(names.errors, 'counter', 'Errors of calls to ECS.'),
      ...this.#errors.format(names.errors),
      ...formatHead(names.running, 'gauge', 'Requests that are being handled.'),
      `${names.running} ${running}`,
    ];
    return `${lines.join('\n')}\n`;
  }
}
