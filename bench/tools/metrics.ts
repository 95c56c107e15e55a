export interface Metric {
  name: string;
  unit?: string;
  value: number;
  /** The upper bound. Metrics without a bound are only printed. */
  atMost?: number;
  /** The upper bound as a multiple of the first peer's value. */
  atMostOfPeer?: number;
  /** A higher value that is accepted until the bound is met. */
  knownShortfall?: number;
  peers?: Record<string, number>;
}

/** Returns the metrics that exceed their bounds or known shortfalls. NaN exceeds every bound. */
export function exceeded(metrics: Metric[]): Metric[] {
  return metrics.filter((metric) => (metric.knownShortfall === undefined ? !isMet(metric) : !isKnown(metric)));
}

/** Formats metrics with a column for each peer, and for the ratio if there is only one peer. */
export function formatMetrics(metrics: Metric[]): string {
  const peers = [...new Set(metrics.flatMap((metric) => Object.keys(metric.peers ?? {})))];
  const lines = metrics.map((metric) => {
    const { name, unit, value } = metric;
    const values = peers.map((peer) => metric.peers?.[peer]);
    const ratio = values[0] ? `${round(value / values[0])}x` : "";
    const cells = [unit ? `${name}, ${unit}` : name, round(value), boundOf(metric), mark(metric), ...values.map(round)];
    return peers.length === 1 ? [...cells, ratio] : cells;
  });
  return table([["", "ours", "at most", "", ...peers, ...(peers.length === 1 ? ["ratio"] : [])], ...lines]);
}

export function table(lines: string[][]): string {
  const widths = (lines[0] ?? []).map((_, column) => Math.max(...lines.map((line) => (line[column] ?? "").length)));
  const pad = (cell: string, at: number) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0));
  return lines.map((line) => line.map(pad).join("  ")).join("\n");
}

/** Formats a number with two or three significant digits. Integers are printed in full. */
export function round(value = Number.NaN): string {
  if (Number.isNaN(value)) return "–";
  if (value >= 100 || Number.isInteger(value)) return Math.round(value).toLocaleString("en-GB");
  if (value >= 10) return value.toFixed(1);
  return value.toFixed(value >= 0.1 ? 2 : 3);
}

function isMet({ value, atMost = Number.POSITIVE_INFINITY, atMostOfPeer, peers = {} }: Metric): boolean {
  const [peer = Number.NaN] = Object.values(peers);
  return value <= atMost && (atMostOfPeer === undefined || value <= peer * atMostOfPeer);
}

function isKnown(metric: Metric): boolean {
  return !isMet(metric) && metric.value <= (metric.knownShortfall ?? 0);
}

function boundOf({ atMost, atMostOfPeer }: Metric): string {
  if (atMostOfPeer !== undefined) return `${atMostOfPeer}x`;
  return atMost === undefined ? "" : round(atMost);
}

function mark(metric: Metric): string {
  if (boundOf(metric) === "") return "";
  if (isMet(metric)) return "✓";
  return isKnown(metric) ? "✗ known" : "✗";
}
