import type { Metric } from "../tools/metrics.ts";
import { startProgram } from "../tools/program.ts";

/** The cost of a thousand mocks in one process, and the memory that is not freed. */
export async function manyMetrics(entry: string): Promise<Metric[]> {
  const program = startProgram(new URL("servers/many.ts", import.meta.url), [entry], ["--expose-gc"]);
  const { first, mean, left } = await program.receive<Record<"first" | "mean" | "left", number>>();
  return [
    { name: "createMock(), the first after import", value: first, unit: "ms", atMost: 5 },
    { name: "createMock(), each of 1,000", value: mean, unit: "ms", atMost: 5 },
    { name: "memory that 1,000 leave behind", value: Math.max(0, left / 1_000_000), unit: "MB", atMost: 1 },
  ];
}
