import { pathOf } from "../components/links.ts";

export interface Entry {
  kind: Kind;
  title: string;
  /** The line below the title, for example `POST /{org_id}/projects`. */
  note: string;
  /** Relative to the root of the site: `schemas/Session.html#model_metrics`. */
  path: string;
  /** Additional search terms, which are not shown. */
  keywords: string;
}

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

export function fieldEntry(schema: string, page: string, name: string): Entry {
  return { kind: "Field", title: name, note: schema, path: `${page}#${name}`, keywords: "" };
}

/** Entries stored by column, which compress better than rows. `fields` lists the field names of each schema. */
export type PackedEntries = Record<keyof Entry | "fields", string[]>;

export function packEntries(entries: Entry[]): PackedEntries {
  const fields = Map.groupBy(entries, ({ kind, note }) => (kind === "Field" ? note : undefined));
  const rows = fields.get(undefined) ?? [];
  const column = (cell: (entry: Entry) => string) => rows.map(cell);
  return {
    // Paths of schemas are derived from their names.
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
