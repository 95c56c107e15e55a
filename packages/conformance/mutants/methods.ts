import { respondWith, setHeader, when } from "./tools/change.ts";
import type { Mutants, ProxiedRequest, ProxiedResponse } from "./tools/table.ts";

const isHead = (_: ProxiedResponse, { method }: ProxiedRequest) => method === "HEAD";

export const behaviors: Mutants = {
  "getProject > methods": {
    "head-not-supported": ["HEAD is rejected.", { "* > 2XX": when(isHead, respondWith(404)) }],
    "head-with-another-type": [
      "HEAD and GET return different media types.",
      { "* > 2XX": when(isHead, setHeader("Content-Type", "text/html")) },
    ],
    "put-read-as-patch": [
      "A PUT is handled as a PATCH.",
      { requests: { "*": (request) => (request.method === "PUT" ? { ...request, method: "PATCH" } : request) } },
    ],
  },
  "listProjects > methods": {
    "allow-lists-another-method": [
      "The `Allow` header of OPTIONS lists a method that the path does not have.",
      {
        requests: {
          "*": (request) =>
            request.method === "OPTIONS"
              ? { status: 204, headers: { allow: "GET, HEAD, POST, DELETE" }, body: "" }
              : request,
        },
      },
    ],
  },
};
