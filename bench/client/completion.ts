import { type Metric, median } from "../tools/metrics.ts";
import { createEditor } from "./editor.ts";
import { programs, type TypedPeer } from "./programs.ts";

/** For each client, a text to complete and a name that the editor must suggest. */
type CompletionCases = Partial<Record<"crewkit" | TypedPeer, [text: string, expected: string]>>;

const methods: CompletionCases = {
  crewkit: ["org.sessions.", "get"],
  "openapi-fetch": ['client.GET("', "/{org_id}/sessions/{id}"],
};

const fields: CompletionCases = {
  crewkit: ["org.projects.create({ ", "slug"],
  "openapi-fetch": ['client.POST("/{org_id}/projects", { params: { path: { org_id } }, body: { ', "slug"],
  "hey-api": ["createProject({ path: { org_id }, body: { ", "slug"],
  redocly: ["createProject({ path: { org_id }, body: { ", "slug"],
};

const enumValues: CompletionCases = {
  crewkit: ['if ((await org.sessions.get(org_id)).outcome === "', "success"],
};

/** The CPU time of completions after a keystroke, with a warm language service. */
export function completionMetrics(folder: string, rounds: number): Metric[] {
  const metric = (kind: string, cases: CompletionCases): Metric => {
    const costs = Object.entries(cases).map(([client, [text, expected]]) => {
      const { connect } = programs[client as keyof CompletionCases];
      return [client, cpuOf(folder, [connect, text, expected], rounds)] as const;
    });
    const { crewkit: value = Number.NaN, ...peers } = Object.fromEntries(costs);
    return { name: `editor completion of ${kind}, CPU`, unit: "ms", value, max: 200, peers };
  };
  return [metric("methods", methods), metric("body properties", fields), metric("open enum values", enumValues)];
}

type CompletionCase = [connect: string, text: string, expected: string];

function cpuOf(folder: string, [connect, text, expected]: CompletionCase, rounds: number): number {
  const editor = createEditor(folder);
  editor.type(`${connect}\n${text}`);
  editor.completions();
  const costs = Array.from({ length: rounds }, (_, round) => {
    editor.type(`${connect}\n${" ".repeat(round)}${text}`);
    const before = process.cpuUsage();
    const names = editor.completions();
    const { user, system } = process.cpuUsage(before);
    if (!names.includes(expected)) throw new Error(`The editor does not suggest ${expected} after "${text}": ${names}`);
    return (user + system) / 1000;
  });
  return median(costs);
}
