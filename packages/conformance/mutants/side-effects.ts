import { readField, respondWith, setField, when } from "./tools/change.ts";
import { idOf, isKnown, remember } from "./tools/memory.ts";
import { alsoSend, as, withJsonBody } from "./tools/request.ts";
import type { Mutants } from "./tools/table.ts";

const renamed = { name: "Changed by a rejected request" };

export const behaviors: Mutants = {
  "updateProject > side-effects": {
    "rejected-update-sets-updated-at": [
      "A rejected update changes the update time.",
      {
        "updateProject > 422": remember(),
        "getProject > 2XX": when(isKnown, setField("/data/updated_at", "2027-01-01T00:00:00Z")),
      },
    ],
    "rejected-update-saved": [
      "An update that is rejected because of one field changes another field.",
      { "updateProject > 422": alsoSend((request) => withJsonBody(request, renamed)) },
    ],
    "forbidden-update-saved": [
      "An update that is rejected with 403 is saved.",
      { "updateProject > 403": alsoSend((request) => as("ada")(withJsonBody(request, renamed))) },
    ],
    "unauthenticated-update-saved": [
      "An update that is rejected with 401 is saved.",
      { "updateProject > 401": alsoSend((request) => as("ada")(withJsonBody(request, renamed))) },
    ],
  },
  "deleteProject > side-effects": {
    "project-read-fails": [
      "Reading a project fails with a server error, so no test sees the changes of a rejected request.",
      { "getProject > 2XX": respondWith(500, { error: "Internal Server Error" }) },
    ],
    "rejected-delete-deletes": [
      "A rejected delete request deletes the project.",
      { "deleteProject > 403": alsoSend(as("ada")) },
    ],
  },
  "createRole > side-effects": {
    "rejected-create-creates": [
      "A rejected create request creates a role.",
      {
        "createRole > 422": alsoSend((request) => {
          const key = `left-${crypto.randomUUID()}`;
          return withJsonBody(request, { key, custom_name: "Left behind", level: 1, permission_level: "member" });
        }),
      },
    ],
  },
  "updateRole > side-effects": {
    "malformed-update-saved": [
      "An update with malformed JSON is rejected but changes the role.",
      { "updateRole > 400": alsoSend((request) => withJsonBody(request, { custom_name: `Changed at ${Date.now()}` })) },
    ],
  },
  "updateConvention > side-effects": {
    "taken-key-saves-rationale": [
      "An update with a taken key is rejected but changes the rationale.",
      {
        "updateConvention > 422": when(
          (response) => String(readField(response, "/details/key")).includes("taken"),
          alsoSend((request) => withJsonBody(request, { rationale: readField(request, "/rationale") })),
        ),
      },
    ],
  },
  "deleteRole > side-effects": {
    "unknown-id-deletes-another": [
      "Deleting an unknown role deletes the newest role.",
      {
        "createRole > 2XX": remember(
          () => "newest",
          (role, { target }) => `${target}/${idOf(role)}`,
        ),
        async "deleteRole > 404"(response, request, { memory, send }) {
          const target = memory.get("newest");
          if (target) await send({ ...request, target });
          return response;
        },
      },
    ],
  },
  "importResources > side-effects": {
    "partial-import": [
      "An import with one invalid file imports the other files.",
      {
        async "importResources > 422"(response, request, { send }) {
          const files = readField(request, "/files");
          for (const file of Array.isArray(files) ? files : []) await send(setField("/files", [file])(request));
          return response;
        },
      },
    ],
  },
};
