import type { Metric } from "../tools/metrics.ts";
import { createEditor } from "./editor.ts";
import { type Program, programs, type TypedPeer } from "./programs.ts";

const typed = ["openapi-fetch", "hey-api", "redocly"] as const satisfies TypedPeer[];
const kinds = ["get", "create", "list"] as const;

/** The number of types that TypeScript instantiates for a program with one call. */
export function typeMetrics(folder: string): Metric[] {
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
  ];
}
