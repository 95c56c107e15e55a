import { redocAnchor } from "@crewkit/docs/testing";
import type { Operation } from "@crewkit/openapi";

/** An operation as one of the two shows it: where, and which elements are there once it can be read. */
export interface OperationView {
  path: string;
  /** The selector of its heading, which must be visible, and the heading's text. */
  heading: string;
  summary: string;
  /** The selector of another element that must exist. */
  otherSelector: string;
}

/** An operation on its page of ours: its heading, and its answer. */
export function ourView({ operationId, summary, responses }: Operation): OperationView {
  const [status = ""] = Object.keys(responses);
  return { path: `/reference/${operationId}.html`, heading: "h1", summary, otherSelector: `[id="${status}"]` };
}

/** The same operation on Redoc's page, by a link to it. */
export function redocView(operation: Operation): OperationView {
  const section = `[data-section-id="${redocAnchor(operation).slice(1)}"]`;
  const { summary } = operation;
  return {
    path: `/redoc/index.html${redocAnchor(operation)}`,
    heading: `${section} h2`,
    summary,
    otherSelector: section,
  };
}
