import { type Contract, listOperations } from "@crewkit/openapi";
import type { Metric } from "../tools/metrics.ts";
import { createProgram } from "./all-operations.ts";
import { Editor } from "./editor.ts";
import { type Program, programs, type TypedPeer } from "./programs.ts";

const typed = ["openapi-fetch", "hey-api", "redocly"] as const satisfies TypedPeer[];
const kinds = ["get", "create", "list"] as const;

/** The number of types that TypeScript instantiates, from one call to one call per operation. */
export function typeMetrics(folder: string, contract: Contract): Metric[] {
  const editor = new Editor(folder);
  const count = (source: string) => {
    editor.type(source);
    return editor.check();
  };
  const metric = (name: string, value: (program: Program) => number, max?: number): Metric => ({
    name,
    unit: "instantiations",
    value: value(programs.crewkit),
    ...(max !== undefined && { max }),
    peers: Object.fromEntries(typed.map((peer) => [peer, value(programs[peer])])),
  });
  return [
    metric("types of import and connection", ({ connect }) => count(connect)),
    ...kinds.map((kind) =>
      metric(`types of import, connection and one ${kind}`, (program) => count(program.connect + program[kind]), 100),
    ),
    ...growthMetrics(count, contract),
  ];
}

// Compares a quarter of the operations with all, without the cost of the import.
function growthMetrics(count: (source: string) => number, contract: Contract): Metric[] {
  const base = count(createProgram(contract, []));
  const [all, quarter] = [1, 4].map((step) => {
    const operations = listOperations(contract).filter((_, index) => index % step === 0);
    const added = count(createProgram(contract, operations)) - base;
    // At least 1, to avoid dividing by zero.
    return { added, perOperation: Math.max(1, added / operations.length) };
  });
  if (!all || !quarter) return [];
  return [
    { name: "types of calls to all operations", unit: "instantiations", value: all.added },
    {
      name: "growth per call, from a quarter of the operations to all",
      unit: "x",
      value: all.perOperation / quarter.perOperation,
      max: 1.5,
    },
  ];
}
