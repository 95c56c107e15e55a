import { type Contract, listOperations } from "@crewkit/openapi";
import type { Metric } from "../tools/metrics.ts";
import { programOf } from "./all-operations.ts";
import { createEditor } from "./editor.ts";
import { type Program, programs, type TypedPeer } from "./programs.ts";

const typed = ["openapi-fetch", "hey-api", "redocly"] as const satisfies TypedPeer[];
const kinds = ["get", "create", "list"] as const;

/** The number of types that TypeScript instantiates, for a program with one call and per call of larger programs. */
export function typeMetrics(folder: string, contract: Contract): Metric[] {
  const editor = createEditor(folder);
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
    growthMetric(count, contract),
  ];
}

function growthMetric(count: (source: string) => number, contract: Contract): Metric {
  const withoutCalls = count(programOf(contract, []));
  const perCall = (step: number) => {
    const operations = listOperations(contract).filter((_, index) => index % step === 0);
    // At least 1, to avoid dividing by zero.
    return Math.max(1, (count(programOf(contract, operations)) - withoutCalls) / operations.length);
  };
  const name = "types per call, growth from a quarter of the operations to all";
  return { name, unit: "x", value: perCall(1) / perCall(4), max: 1.5 };
}
