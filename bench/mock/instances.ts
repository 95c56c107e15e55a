import type { Metric } from "../tools/metrics.ts";
import { startProgram } from "../tools/program.ts";

export async function instanceMetrics(entry: string): Promise<Metric[]> {
  const program = startProgram(new URL("servers/instances.ts", import.meta.url), [entry], ["--expose-gc"]);
  const { first, mean, leakedBytes } = await program.receive<Record<"first" | "mean" | "leakedBytes", number>>();
  return [
    { name: "first createMock() after import", value: first, unit: "ms", max: 5 },
    { name: "createMock(), mean of 1,000", value: mean, unit: "ms", max: 5 },
    { name: "leaked memory of 1,000 mocks", value: Math.max(0, leakedBytes / 1_000_000), unit: "MB", max: 1 },
  ];
}
