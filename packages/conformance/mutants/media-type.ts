import { setHeader } from "./tools/change.ts";
import type { Mutants, ProxiedResponse } from "./tools/table.ts";

function respondWithHtml(title: string): (response: ProxiedResponse) => ProxiedResponse {
  return (response) => ({ ...setHeader("Content-Type", "text/html")(response), body: `<h1>${title}</h1>` });
}

export const responses: Mutants = {
  "getProject > 200 > example request": {
    "media-type-plain": ["JSON is sent as plain text.", setHeader("Content-Type", "text/plain")],
  },
  "listProjects > 200 > example request": {
    "media-type-missing": ["The media type is missing.", setHeader("Content-Type", undefined)],
  },
  "createProject > 422 > body name: missing": {
    "errors-as-problem-json": [
      "Errors have the media type of RFC 9457.",
      setHeader("Content-Type", "application/problem+json"),
    ],
  },
  "createProject > 400 > malformed JSON": {
    "malformed-json-rejected-with-html": [
      "Only malformed JSON is rejected with an HTML page.",
      respondWithHtml("Bad Request"),
    ],
  },
  "getProject > 404 > path id: unknown": {
    "not-found-error-in-html": ["A 404 is an HTML page.", respondWithHtml("Not Found")],
  },
  "getProject > 500": { "server-error-in-html": ["A 500 is an HTML page.", respondWithHtml("Oops")] },
};
