import type { Operation } from "@crewkit/openapi";
import { anchor } from "../src/redoc/readable.ts";

/** An operation as one of the two shows it: where, and which elements are there once it can be read. */
export interface Wanted {
  path: string;
  /** Its heading, which the reader must see, and what it says. */
  heading: string;
  summary: string;
  /** What must be there too. */
  more: string;
}

/** An operation on its page of ours: its heading, and its answer. */
export function onOurs({ operationId, summary, responses }: Operation): Wanted {
  const [status = ""] = Object.keys(responses);
  return { path: `/reference/${operationId}.html`, heading: "h1", summary, more: `[id="${status}"]` };
}

/** The same operation on Redoc's page, by a link to it. */
export function onRedoc(operation: Operation): Wanted {
  const section = `[data-section-id="${anchor(operation).slice(1)}"]`;
  const { summary } = operation;
  return { path: `/redoc/index.html${anchor(operation)}`, heading: `${section} h2`, summary, more: section };
}
