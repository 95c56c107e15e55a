import type { Metric } from "../tools/metrics.ts";
import { median } from "../tools/quantile.ts";
import { Editor } from "./editor.ts";
import { programs, type Typed } from "./programs.ts";

/** A text at whose end the editor is asked for completions, and a name that it must offer. */
interface Typing {
  text: string;
  offered: string;
}

type Typings = { crewkit: Typing } & Partial<Record<Typed, Typing>>;

const methods: Typings = {
  crewkit: { text: "org.sessions.", offered: "get" },
  "openapi-fetch": { text: 'client.GET("', offered: "/{org_id}/sessions/{id}" },
};

const fields: Typings = {
  crewkit: { text: "org.projects.create({ ", offered: "slug" },
  "openapi-fetch": {
    text: 'client.POST("/{org_id}/projects", { params: { path: { org_id } }, body: { ',
    offered: "slug",
  },
  "hey-api": { text: "createProject({ path: { org_id }, body: { ", offered: "slug" },
  redocly: { text: "createProject({ path: { org_id }, body: { ", offered: "slug" },
};

/** The CPU time until a warm language service has completions after a keystroke. */
export function completionMetrics(folder: string, rounds: number): Metric[] {
  const metric = (name: string, { crewkit, ...peers }: Typings): Metric => {
    const cpu = (client: keyof Typings, typing: Typing) => cpuOf(folder, programs[client].connect, typing, rounds);
    const beside = Object.entries(peers).map(([peer, typing]) => [peer, cpu(peer as Typed, typing)]);
    const value = cpu("crewkit", crewkit);
    return { name: `editor offers ${name}, CPU`, unit: "ms", value, atMost: 200, peers: Object.fromEntries(beside) };
  };
  return [metric("methods", methods), metric("fields of a body", fields)];
}

function cpuOf(folder: string, connect: string, { text, offered }: Typing, rounds: number): number {
  const editor = new Editor(folder);
  editor.type(`${connect}\n${text}`);
  editor.completions();
  const costs = Array.from({ length: rounds }, (_, round) => {
    editor.type(`${connect}\n${" ".repeat(round)}${text}`);
    const before = process.cpuUsage();
    const names = editor.completions();
    const { user, system } = process.cpuUsage(before);
    if (!names.includes(offered)) throw new Error(`At "${text}" the editor does not offer ${offered}: ${names}`);
    return (user + system) / 1000;
  });
  return median(costs);
}
