import type { Metric } from "./metrics.ts";

/** The benchmarks of one package. */
export interface Suite {
  run(options: RunOptions): Promise<Metric[]>;
  format(metrics: Metric[]): string;
}

/** The options of a run. */
interface RunOptions {
  /** A temporary folder. */
  folder: string;
  /** Fewer repetitions, so that the results vary more. */
  quick: boolean;
}
