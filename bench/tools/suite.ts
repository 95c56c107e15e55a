import type { Metric } from "./metrics.ts";

export type Suite = (options: RunOptions) => Promise<Metric[]>;

interface RunOptions {
  folder: string;
  /** Fewer rounds, with less stable results. */
  quick: boolean;
}
