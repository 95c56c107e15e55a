import type { Metric } from "./metrics.ts";

/** The benchmarks of one package. */
export type Suite = (options: RunOptions) => Promise<Metric[]>;

/** The options of a run. */
interface RunOptions {
  /** A temporary folder. */
  folder: string;
  /** Fewer repetitions, so that the results vary more. */
  quick: boolean;
}
