import type { Metric } from "../tools/metrics.ts";
import { median } from "../tools/quantile.ts";
import { Editor } from "./editor.ts";
import { programs, type TypedPeer } from "./programs.ts";

/** A text to complete, and a name that the editor must suggest. */
interface CompletionCase {
  text: string;
  expected: string;
}

type CompletionCases = { crewkit: CompletionCase } & Partial<Record<TypedPeer, CompletionCase>>;

const methods: CompletionCases = {
  crewkit: { text: "org.sessions.", expected: "get" },
  "openapi-fetch": { text: 'client.GET("', expected: "/{org_id}/sessions/{id}" },
};

const fields: CompletionCases = {
  crewkit: { text: "org.projects.create({ ", expected: "slug" },
  "openapi-fetch": {
    text: 'client.POST("/{org_id}/projects", { params: { path: { org_id } }, body: { ',
    expected: "slug",
  },
  "hey-api": { text: "createProject({ path: { org_id }, body: { ", expected: "slug" },
  redocly: { text: "createProject({ path: { org_id }, body: { ", expected: "slug" },
};

const enumValues: CompletionCases = {
  crewkit: { text: 'if ((await org.sessions.get(org_id)).outcome === "', expected: "success" },
};

/** The CPU time of completions after a keystroke, with a warm language service. */
export function completionMetrics(folder: string, rounds: number): Metric[] {
  const metric = (name: string, { crewkit, ...peers }: CompletionCases): Metric => {
    const cpu = (client: keyof CompletionCases, completion: CompletionCase) =>
      cpuOf(folder, programs[client].connect, completion, rounds);
    const peerValues = Object.entries(peers).map(([peer, completion]) => [peer, cpu(peer as TypedPeer, completion)]);
    const value = cpu("crewkit", crewkit);
    return {
      name: `editor completion of ${name}, CPU`,
      unit: "ms",
      value,
      max: 200,
      peers: Object.fromEntries(peerValues),
    };
  };
  return [metric("methods", methods), metric("body properties", fields), metric("open enum values", enumValues)];
}

function cpuOf(folder: string, connect: string, { text, expected }: CompletionCase, rounds: number): number {
  const editor = new Editor(folder);
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
