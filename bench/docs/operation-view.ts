import { redocAnchor } from "@crewkit/docs/testing";
import type { Operation } from "@crewkit/openapi";

export interface OperationView {
  path: string;
  /** The selector of the heading with the summary, which must be visible. */
  heading: string;
  summary: string;
  otherSelector: string;
}

export function ourView({ operationId, summary, responses }: Operation): OperationView {
  const [status = ""] = Object.keys(responses);
  return { path: `/reference/${operationId}.html`, heading: "h1", summary, otherSelector: `[id="${status}"]` };
}

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
