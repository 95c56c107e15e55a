/** The one in the middle: what else the machine does comes and goes, and moves it least. NaN where there is none. */
export function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
