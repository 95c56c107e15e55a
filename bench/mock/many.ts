import type { Metric } from "../tools/metrics.ts";
import { startProgram } from "../tools/program.ts";

export async function manyMetrics(entry: string): Promise<Metric[]> {
  const program = startProgram(new URL("servers/many.ts", import.meta.url), [entry], ["--expose-gc"]);
  const { first, mean, left } = await program.receive<Record<"first" | "mean" | "left", number>>();
  return [
    { name: "first createMock() after import", value: first, unit: "ms", atMost: 5 },
    { name: "createMock(), mean of 1,000", value: mean, unit: "ms", atMost: 5 },
    { name: "leaked memory of 1,000 mocks", value: Math.max(0, left / 1_000_000), unit: "MB", atMost: 1 },
  ];
}
