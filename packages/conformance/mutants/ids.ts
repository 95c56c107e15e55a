import { readField, respondWith, when } from "./tools/change.ts";
import { isFrom, lastPart } from "./tools/request.ts";
import type { Mutants, ProxiedRequest, ProxiedResponse } from "./tools/table.ts";

const isMalformed = (_: ProxiedResponse, { target }: ProxiedRequest) => target.includes("no%20id");

export const behaviors: Mutants = {
  "getProject > 403 > path org_id: unknown": {
    "existence-leaked": [
      "An unknown organization returns 404 instead of 403, which reveals the ids that exist.",
      (response, request) => (isFrom("noor")(response, request) ? response : { ...response, status: 404 }),
    ],
  },
  "getProject > 200": {
    "uppercase-id-not-found": [
      "A project is not found by its uppercase id.",
      {
        request(request) {
          const id = lastPart(request);
          return id === id.toLowerCase() ? request : { ...request, target: request.target.replace(id, "none") };
        },
      },
    ],
  },
  "deleteRole > 404 > path id: malformed": {
    "malformed-id-as-400": ["A malformed id returns 400.", when(isMalformed, respondWith(400))],
  },
  "getProject > 404 > path id: malformed": {
    "malformed-id-as-500": ["A malformed id causes a 500.", when(isMalformed, respondWith(500))],
  },
  "getProject > 404 > path id: unknown": {
    "unknown-id-returns-another": [
      "An unknown id returns another project.",
      async (response, request, { send }) => {
        const { target } = request;
        const first = readField(await send({ ...request, target: target.replace(/\/[^/]+$/, "") }), "/data/0/id");
        return first === undefined ? response : send({ ...request, target: target.replace(/[^/]+$/, String(first)) });
      },
    ],
  },
  "getProject > 400 > path": { "undecodable-path-as-500": ["An undecodable path causes a 500.", respondWith(500)] },
};
