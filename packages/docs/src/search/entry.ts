/** A page, a section of a page, or an error message. */
export interface Entry {
  kind: Kind;
  title: string;
  /** The line below the title, for example `POST /{org_id}/projects`. */
  note: string;
  /** Relative to the root of the site: `schemas/Session.html#model_metrics`. */
  path: string;
}

/** An entry with the texts that the search finds it by, which results do not show. */
export interface IndexedEntry extends Entry {
  /** Other names, for example the operationId. */
  names?: string;
  text?: string;
}

export type Kind =
  | "Operation"
  | "Reference"
  | "Guide"
  | "Workflow"
  | "Schema"
  | "Page"
  | "Term"
  | "Parameter"
  | "Field"
  | "Error";
