import { setHeader } from "./tools/change.ts";
import type { ProxiedResponse } from "./tools/mutant.ts";
import type { Mutants } from "./tools/table.ts";

/** Responds with a page. */
function respondWithHtml(title: string): (response: ProxiedResponse) => ProxiedResponse {
  return (response) => ({ ...setHeader("Content-Type", "text/html")(response), body: `<h1>${title}</h1>` });
}

export const responses: Mutants = {
  "getProject > 200 > as in the example": {
    "media-type-plain": ["JSON comes as plain text.", setHeader("Content-Type", "text/plain")],
  },
  "listProjects > 200 > as in the example": {
    "media-type-missing": ["The media type is missing.", setHeader("Content-Type", undefined)],
  },
  "createProject > 422 > body name: missing": {
    "media-type-of-problems": [
      "Errors have the media type of RFC 9457.",
      setHeader("Content-Type", "application/problem+json"),
    ],
  },
  "createProject > 400 > malformed JSON": {
    "only-malformed-json": ["Only what is no JSON is refused with a page.", respondWithHtml("Bad Request")],
  },
  "getProject > 404 > path id: unknown": {
    "error-in-html": ["A 404 is a page.", respondWithHtml("Not Found")],
  },
  "getProject > 500": {
    "error-of-server-in-html": ["A failure of the server is a page.", respondWithHtml("Oops")],
  },
};
