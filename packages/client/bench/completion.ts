import { join } from "node:path";
import { Editor } from "./editor.ts";
import type { Figure } from "./figure.ts";
import { median } from "./median.ts";
import { programs, type Typed } from "./programs.ts";

/** What somebody types, up to where the editor is asked, and one of the names that it must offer. */
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

/** CPU time until an editor has what it offers, right after a key was pressed; the service itself is warm. */
export function completionFigures(folder: string, rounds: number): Figure[] {
  const figure = (name: string, { crewkit, ...peers }: Typings): Figure => {
    const cpu = (client: keyof Typings, typing: Typing) => cpuOf(folder, programs[client].connect, typing, rounds);
    const beside = Object.entries(peers).map(([peer, typing]) => [peer, cpu(peer as Typed, typing)]);
    const value = cpu("crewkit", crewkit);
    return { name: `editor offers ${name}, CPU`, unit: "ms", value, atMost: 200, peers: Object.fromEntries(beside) };
  };
  return [figure("methods", methods), figure("fields of a body", fields)];
}

function cpuOf(folder: string, connect: string, { text, offered }: Typing, rounds: number): number {
  const editor = new Editor(join(folder, "program.ts"));
  editor.type(`${connect}\n${text}`);
  editor.service.getSemanticDiagnostics(editor.file);
  const costs = Array.from({ length: rounds }, (_, round) => {
    editor.type(`${connect}\n${" ".repeat(round)}${text}`);
    const before = process.cpuUsage();
    const names = editor.offers();
    const { user, system } = process.cpuUsage(before);
    if (!names.includes(offered)) throw new Error(`At "${text}" the editor does not offer ${offered}: ${names}`);
    return (user + system) / 1000;
  });
  return median(costs);
}
