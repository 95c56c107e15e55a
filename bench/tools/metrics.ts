export interface Metric {
  name: string;
  unit?: string;
  value: number;
  /** The maximum. Metrics without a maximum are only printed. */
  max?: number;
  /** The maximum as a multiple of the first peer's value. */
  maxPeerRatio?: number;
  peers?: Record<string, number>;
}

/** Returns the metrics that exceed their maximum. NaN exceeds every maximum. */
export function exceeded(metrics: Metric[]): Metric[] {
  return metrics.filter((metric) => !isMet(metric));
}

/** Formats metrics with a column for each peer, and for the ratio if there is only one peer. */
export function formatMetrics(metrics: Metric[]): string {
  const peers = [...new Set(metrics.flatMap((metric) => Object.keys(metric.peers ?? {})))];
  const lines = metrics.map((metric) => {
    const { name, unit, value } = metric;
    const values = peers.map((peer) => metric.peers?.[peer]);
    const ratio = values[0] ? `${formatNumber(value / values[0])}x` : "";
    const cells = [
      unit ? `${name}, ${unit}` : name,
      formatNumber(value),
      formatMax(metric),
      formatStatus(metric),
      ...values.map(formatNumber),
    ];
    return peers.length === 1 ? [...cells, ratio] : cells;
  });
  return table([["", "crewkit", "max", "", ...peers, ...(peers.length === 1 ? ["ratio"] : [])], ...lines]);
}

export function table(lines: string[][]): string {
  const widths = (lines[0] ?? []).map((_, column) => Math.max(...lines.map((line) => (line[column] ?? "").length)));
  const pad = (cell: string, column: number) =>
    column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0);
  return lines.map((line) => line.map(pad).join("  ")).join("\n");
}

/** Formats a number with two or three significant digits. Integers are printed in full. */
export function formatNumber(value = Number.NaN): string {
  if (Number.isNaN(value)) return "–";
  if (value >= 100 || Number.isInteger(value)) return Math.round(value).toLocaleString("en-GB");
  if (value >= 10) return value.toFixed(1);
  return value.toFixed(value >= 0.1 ? 2 : 3);
}

function isMet({ value, max = Number.POSITIVE_INFINITY, maxPeerRatio, peers = {} }: Metric): boolean {
  const [peer = Number.NaN] = Object.values(peers);
  return value <= max && (maxPeerRatio === undefined || value <= peer * maxPeerRatio);
}

function formatMax({ max, maxPeerRatio }: Metric): string {
  if (maxPeerRatio !== undefined) return `${maxPeerRatio}x`;
  return max === undefined ? "" : formatNumber(max);
}

function formatStatus(metric: Metric): string {
  if (formatMax(metric) === "") return "";
  return isMet(metric) ? "✓" : "✗";
}
