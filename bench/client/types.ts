import { type Contract, listOperations } from "@crewkit/openapi";
import type { Metric } from "../tools/metrics.ts";
import { createProgram } from "./all-operations.ts";
import { Editor } from "./editor.ts";
import { type Program, programs, type TypedPeer } from "./programs.ts";

const typed = ["openapi-fetch", "hey-api", "redocly"] as const satisfies TypedPeer[];
const kinds = ["get", "create", "list"] as const;

/** The types that TypeScript instantiates for a program with one call, and with more calls up to one per operation. */
export function typeMetrics(folder: string, contract: Contract): Metric[] {
  const editor = new Editor(folder);
  const count = (source: string) => {
    editor.type(source);
    return editor.check();
  };
  const metric = (name: string, value: (program: Program) => number, atMost?: number): Metric => ({
    name,
    unit: "instantiations",
    value: value(programs.crewkit),
    ...(atMost !== undefined && { atMost }),
    peers: Object.fromEntries(typed.map((peer) => [peer, value(programs[peer])])),
  });
  return [
    metric("types of an import and a connection", ({ connect }) => count(connect)),
    ...kinds.map((kind) =>
      metric(`types of those and one ${kind}`, (program) => count(program.connect + program[kind]), 499),
    ),
    ...growthMetrics(count, contract),
  ];
}

// A quarter with operations of all kinds, and all. The cost of the import is subtracted.
function growthMetrics(count: (source: string) => number, contract: Contract): Metric[] {
  const base = count(createProgram(contract, []));
  const [all, quarter] = [1, 4].map((step) => {
    const operations = listOperations(contract).filter((_, at) => at % step === 0);
    const added = count(createProgram(contract, operations)) - base;
    // A call that costs nothing has no growth either.
    return { added, each: Math.max(1, added / operations.length) };
  });
  if (!all || !quarter) return [];
  return [
    { name: "types of a call of every operation", unit: "instantiations", value: all.added },
    { name: "growth of a call, from a quarter of them to all", unit: "x", value: all.each / quarter.each, atMost: 1.5 },
  ];
}
