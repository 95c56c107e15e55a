import type { Contract } from "@crewkit/openapi";
import { type Counter, makeCounter } from "./compiler.ts";
import { everyCall, oneIn } from "./every-call.ts";
import type { Figure } from "./figure.ts";
import { type Program, programs, type Typed } from "./programs.ts";

const typed = ["openapi-fetch", "hey-api", "redocly"] as const satisfies Typed[];
const kinds = ["get", "create", "list"] as const;

/** What TypeScript instantiates for a program: of one call, and as calls are added up to all that there are. */
export function typeFigures(folder: string, contract: Contract): Figure[] {
  const count = makeCounter(folder);
  const figure = (name: string, value: (program: Program) => number, atMost?: number): Figure => ({
    name,
    unit: "instantiations",
    value: value(programs.crewkit),
    ...(atMost !== undefined && { atMost }),
    peers: Object.fromEntries(typed.map((peer) => [peer, value(programs[peer])])),
  });
  return [
    figure("types of an import and a connection", ({ connect }) => count(connect)),
    ...kinds.map((kind) =>
      figure(`types of those and one ${kind}`, (program) => count(program.connect + program[kind]), 499),
    ),
    ...growthFigures(count, contract),
  ];
}

// Parts that have some of all kinds; what the import alone costs counts for none of them.
function growthFigures(count: Counter, contract: Contract): Figure[] {
  const base = count(everyCall(contract, []));
  const [all, quarter] = [1, 4].map((step) => {
    const operations = oneIn(contract, step);
    const added = count(everyCall(contract, operations)) - base;
    // A call that costs nothing has no growth either.
    return { added, each: Math.max(1, added / operations.length) };
  });
  if (!all || !quarter) return [];
  return [
    { name: "types of a call of every operation", unit: "instantiations", value: all.added },
    { name: "growth of a call, from a quarter of them to all", unit: "x", value: all.each / quarter.each, atMost: 1.5 },
  ];
}
