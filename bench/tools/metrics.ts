export type Suite = (options: RunOptions) => Promise<Metric[]>;

interface RunOptions {
  folder: string;
  /** Fewer rounds, with less stable results. */
  quick: boolean;
}

export interface Metric {
  name: string;
  unit?: string;
  value: number;
  /** Metrics without a maximum are only printed. */
  max?: number;
  /** The maximum as a multiple of the first peer's value. */
  maxPeerRatio?: number;
  peers?: Record<string, number>;
}

/** The maximum of a metric. NaN if it depends on a peer that was not measured. */
function limitOf({ max, maxPeerRatio, peers = {} }: Metric): number | undefined {
  if (maxPeerRatio === undefined) return max;
  const [peer = Number.NaN] = Object.values(peers);
  return peer * maxPeerRatio;
}

/** NaN exceeds every maximum. */
export function isMet(metric: Metric): boolean {
  const limit = limitOf(metric);
  return limit === undefined || metric.value <= limit;
}

/** Prints metrics with a column for each peer. */
export function printMetrics(metrics: Metric[]): void {
  const rows = metrics.map((metric) => {
    const { name, unit, value, peers = {} } = metric;
    const limit = limitOf(metric);
    const columns = {
      crewkit: round(value),
      ...(limit !== undefined && { max: round(limit), met: isMet(metric) }),
      ...Object.fromEntries(Object.entries(peers).map(([peer, number]) => [peer, round(number)])),
    };
    return [unit ? `${name}, ${unit}` : name, columns];
  });
  console.table(Object.fromEntries(rows));
}

/** Rounds to three significant digits. Keeps the digits of an integer. */
function round(value: number): number {
  return value >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}

/** NaN for an empty list. */
export function median(values: number[]): number {
  return quantile(values, 0.5);
}

/** `fraction` is 0.95 for the 95th percentile. */
export function quantile(values: number[], fraction: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * fraction) - 1)] ?? Number.NaN;
}
