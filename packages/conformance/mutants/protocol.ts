import type { MockResponse, Mutants, Override } from "./mutant.ts";

const limit = "x-ratelimit-limit";
const reset = "x-ratelimit-reset";

function setHeaders(changes: (headers: Record<string, string>, response: MockResponse) => object): Override {
  return async (_, mock) => {
    const response = await mock.send();
    return { ...response, headers: { ...response.headers, ...changes(response.headers, response) } };
  };
}

export const protocol: Mutants = {
  "getProject > methods": {
    "HEAD is rejected": {
      "*": ({ method }, mock) => (method === "HEAD" ? mock.respond(404, { error: "Not found" }) : mock.send()),
    },
    "PUT is handled as PATCH": { "*": ({ method }, mock) => mock.send(method === "PUT" ? { method: "PATCH" } : {}) },
  },
  "getHealth > limits address": {
    "the reset header is in seconds from now": { "*": setHeaders(() => ({ [reset]: "60" })) },
  },
  "listRoles > limits organization": {
    "the headers report the limit of the organization to outsiders": {
      "*": setHeaders((headers, { status }) => ({ [limit]: status === 403 ? "1000" : headers[limit] })),
    },
  },
};
