import { pathOf } from "../components/links.ts";
import { slugify } from "../components/text.ts";
import { type Entry, errorNote, fieldEntry, summarizeNames } from "./entry.ts";

/**
 * Entries stored by column, which compress better than rows. `fields` lists the field names of each schema. Paths and notes
 * that can be derived from other columns are empty.
 */
export type PackedEntries = Record<keyof Entry | "fields", string>;

export function packEntries(entries: Entry[]): PackedEntries {
  const fields = Map.groupBy(entries, ({ kind, note }) => (kind === "Field" ? note : undefined));
  const rows = fields.get(undefined) ?? [];
  const column = (cell: (entry: Entry, at: number) => string) => rows.map(cell).join("\n");
  const fieldsOf = ({ kind, title }: Entry) =>
    kind === "Schema" ? (fields.get(title) ?? []).map((field) => field.title) : [];
  const titles = titlesByPath(rows);
  return {
    path: column((entry, at) => (entry.path === derivePath(entry, rows.slice(0, at)) ? "" : entry.path)),
    kind: column(({ kind }) => kind),
    title: column(({ title }) => title),
    note: column((entry) => (entry.note === deriveNote(entry, fieldsOf(entry), titles) ? "" : entry.note)),
    keywords: column(({ keywords }) => keywords),
    aliases: column(({ aliases }) => aliases),
    fields: column((entry) => fieldsOf(entry).join(" ")),
  };
}

export function unpackEntries(packed: PackedEntries): Entry[] {
  const columns = Object.entries(packed).map(([name, column]) => [name, column.split("\n")] as const);
  const rows: (Entry & { fields: string })[] = [];
  for (const at of packed.title.split("\n").keys()) {
    const row = Object.fromEntries(
      columns.map(([name, cells]) => [name, cells[at]]),
    ) as unknown as (typeof rows)[number];
    rows.push({ ...row, path: row.path || derivePath(row, rows) });
  }
  const titles = titlesByPath(rows);
  return rows.flatMap(({ fields, ...row }) => {
    const names = fields.split(" ").filter(Boolean);
    const entry = { ...row, note: row.note || deriveNote(row, names, titles) };
    return [entry, ...names.map((field) => ({ ...fieldEntry(row.title, row.path, field), aliases: "" }))];
  });
}

type Named = Pick<Entry, "kind" | "title">;

// A section is on the page of the entry before it. Errors follow the entry of their status.
function derivePath({ kind, title }: Named, previous: Entry[]): string {
  if (kind === "Schema") return pathOf.schema(title);
  if (kind === "Error") return previous.findLast((entry) => entry.kind === "Status")?.path ?? "";
  return `${previous.at(-1)?.path.replace(/#.*/, "")}#${slugify(title)}`;
}

function deriveNote({ kind, path }: Entry, fields: string[], titles: Map<string, string>): string {
  const page = titles.get(path.replace(/#.*/, "")) ?? "";
  if (kind === "Error") return errorNote(path, page);
  if (kind === "Guide") return page;
  return kind === "Schema" ? summarizeNames(fields) : "";
}

function titlesByPath(rows: Entry[]): Map<string, string> {
  return new Map(rows.filter(({ path }) => !path.includes("#")).map(({ path, title }) => [path, title]));
}
