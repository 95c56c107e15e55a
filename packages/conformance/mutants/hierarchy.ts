import { readText } from "./tools/change.ts";
import { idOf, remember } from "./tools/memory.ts";
import type { ProxiedResponse } from "./tools/mutant.ts";
import { lastPart, resend } from "./tools/request.ts";
import type { ChangeResponse, Mutants } from "./tools/table.ts";

const acme = "5b1f0c3e-8a4d-4f6b-9c2e-7d1a0b3c4e5f";

const findAnywhere: ChangeResponse = (response, request, { memory, send }) => {
  const target = memory.get(lastPart(request));
  return target === undefined ? response : send({ ...request, target });
};

export const behaviors: Mutants = {
  "getProject > hierarchy": {
    "project-found-in-another-organization": [
      "A project is found under another organization of the user.",
      {
        "getProject > 404": resend((request) => ({
          ...request,
          target: request.target.replace(/^\/[^/]+/, `/${acme}`),
        })),
      },
    ],
  },
  "deleteRole > hierarchy": {
    "role-deleted-from-another-organization": [
      "A role can be deleted through another organization of the caller.",
      {
        "createRole > 2XX": remember(idOf, (response, { target }) => `${target}/${idOf(response)}`),
        "deleteRole > 404": findAnywhere,
      },
    ],
  },
  "getResourceVersion > hierarchy": {
    "version-found-in-another-resource": [
      "A version is found under any resource.",
      {
        "updateResource > 2XX": remember(hashOf, (response, { target }) => `${target}/versions/${hashOf(response)}`),
        "getResourceVersion > 404": findAnywhere,
      },
    ],
  },
};

function hashOf(response: ProxiedResponse): string {
  return readText(response, "/data/current_version_hash");
}
