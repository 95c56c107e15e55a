import { respondWith } from "./tools/change.ts";
import { idOf, recall, remember, replay } from "./tools/memory.ts";
import { asGet, lastPart, partsOf } from "./tools/request.ts";
import type { Mutants } from "./tools/table.ts";

const noItems = { data: [], meta: { current_page: 1, total_pages: 0, total_count: 0 } };

export const behaviors: Mutants = {
  "deleteProject > deleted": {
    "delete-does-not-delete": [
      "A project is said to be deleted, and stays.",
      {
        request: async (request, { send }) =>
          respondWith(200, { message: "Project deleted" })(await send(asGet(request))),
      },
    ],
    "deleted-twice": [
      "A project can be deleted again and again.",
      { "deleteProject > 404": respondWith(200, { message: "Project deleted" }) },
    ],
    "deleted-parent-leaves-children": [
      "The repositories of a project that was deleted are still there.",
      { "createRepository > 2XX": remember(idOf), "getRepository > 404": recall(lastPart) },
    ],
  },
  "deleteRole > deleted": {
    "deleted-still-changed": [
      "A role that was deleted can be changed.",
      { "createRole > 2XX": remember(idOf), "updateRole > 404": recall(lastPart) },
    ],
  },
  "deleteInvitation > deleted": {
    "withdrawn-invitation-still-read": [
      "An invitation that was read before it was withdrawn is still shown.",
      replay("getInvitation", 404, "target"),
    ],
  },
  "deleteOrganization > deleted": {
    "deleted-organization-still-serves": [
      "An organization that was deleted still answers for its projects.",
      {
        "deleteOrganization > 2XX": remember(
          (_, request) => lastPart(request),
          () => JSON.stringify(noItems),
        ),
        "listProjects > *": recall((request) => partsOf(request)[0] ?? ""),
      },
    ],
  },
};
