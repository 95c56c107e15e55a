import { pathOf } from "../components/links.ts";

export interface Entry {
  kind: Kind;
  title: string;
  /** A line below the title: `POST /{org_id}/projects`, what a schema is, which operations a parameter belongs to. */
  note: string;
  /** Where it is, from the site's root: `schemas/Session.html#model_metrics`. */
  path: string;
  /** Words by which it is found as well, and which nobody sees. */
  keywords: string;
}

/** What an entry is about, as the list of what was found calls it. */
export type Kind =
  | "Operation"
  | "Reference"
  | "Guide"
  | "Status"
  | "Schema"
  | "Page"
  | "Term"
  | "Parameter"
  | "Header"
  | "Field"
  | "Error";

/** The entry of a schema's field, as it follows from the schema's page. */
export function fieldEntry(schema: string, page: string, name: string): Entry {
  return { kind: "Field", title: name, note: schema, path: `${page}#${name}`, keywords: "" };
}

/** Entries as search.js contains them, key by key, which compresses best. The entries of fields are a line per schema. */
export type PackedEntries = Record<keyof Entry | "fields", string[]>;

export function packEntries(entries: Entry[]): PackedEntries {
  const fields = Map.groupBy(entries, ({ kind, note }) => (kind === "Field" ? note : undefined));
  const rows = fields.get(undefined) ?? [];
  const column = (cell: (entry: Entry) => string) => rows.map(cell);
  return {
    // First, since this compresses best. That of a schema follows from its name.
    path: column(({ title, path }) => (path === pathOf.schema(title) ? "" : path)),
    kind: column(({ kind }) => kind),
    title: column(({ title }) => title),
    note: column(({ note }) => note),
    keywords: column(({ keywords }) => keywords),
    fields: column(({ kind, title }) => {
      return kind === "Schema" ? (fields.get(title) ?? []).map((field) => field.title).join(" ") : "";
    }),
  };
}

export function unpackEntries({ kind, title, note, path, keywords, fields }: PackedEntries): Entry[] {
  return kind.flatMap((kind, at) => {
    const cell = (column: string[]) => column[at] ?? "";
    const name = cell(title);
    const page = cell(path) || pathOf.schema(name);
    const entry = { kind: kind as Kind, title: name, note: cell(note), path: page, keywords: cell(keywords) };
    const names = cell(fields).split(" ").filter(Boolean);
    return [entry, ...names.map((field) => fieldEntry(name, page, field))];
  });
}
