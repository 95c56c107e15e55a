/** What can be found: a page, or a place on one. */
export interface Entry {
  kind: Kind;
  title: string;
  /** A line below the title: `POST /{org_id}/projects`, what a schema is, which operations a parameter belongs to. */
  note: string;
  /** Where it is, from the site's root: `schemas/Session.html#model_metrics`. */
  path: string;
  /** Words by which it is found as well, and which nobody sees. */
  words: string;
}

/** What an entry is about, as the list of what was found calls it. */
export type Kind =
  | "Operation"
  | "Reference"
  | "Guide"
  | "Status"
  | "Schema"
  | "Page"
  | "Word"
  | "Parameter"
  | "Header"
  | "Field"
  | "Error";

/** The entry of a schema's field, as it follows from the schema's page. */
export function fieldEntry(schema: string, page: string, name: string): Entry {
  return { kind: "Field", title: name, note: schema, path: `${page}#${name}`, words: "" };
}
