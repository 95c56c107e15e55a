export interface Entry {
  kind: Kind;
  title: string;
  /** The line below the title, for example `POST /{org_id}/projects`. */
  note: string;
  /** Relative to the root of the site: `schemas/Session.html#model_metrics`. */
  path: string;
  /** Additional search terms, which are not shown. */
  keywords: string;
  /** Other names of the page or section, separated by commas. */
  aliases: string;
}

/** An entry without its aliases, which createEntries() adds. */
export type PlainEntry = Omit<Entry, "aliases">;

export type Kind =
  | "Operation"
  | "Reference"
  | "Guide"
  | "Workflow"
  | "Status"
  | "Schema"
  | "Page"
  | "Term"
  | "Parameter"
  | "Field"
  | "Error";

export function fieldEntry(schema: string, page: string, name: string): PlainEntry {
  return { kind: "Field", title: name, note: schema, path: `${page}#${name}`, keywords: "" };
}

/** The note of a schema with fields: `id, name, slug and 5 more`. */
export function summarizeNames(all: string[]): string {
  return all.length <= 4 ? all.join(", ") : `${all.slice(0, 3).join(", ")} and ${all.length - 3} more`;
}

/** The note of an error that only one operation returns. */
export function errorNote(path: string, summary: string): string {
  return `${path.replace(/.*#/, "")} from ${summary}`;
}

export function plainText(markdown: string): string {
  return markdown
    .replaceAll(/[`*]|\[|\]\([^)]*\)/g, "")
    .replaceAll(/\s+/g, " ")
    .trim();
}

export function shorten(text: string, maxLength = 80): string {
  const [sentence = ""] = text.split(/(?<=[.!?])\s/);
  return sentence.length <= maxLength ? sentence : `${sentence.slice(0, maxLength).replace(/\W*\s\S*$/, "")} …`;
}
