import { respondWith } from "./tools/change.ts";
import { idOf, recall, remember, replay } from "./tools/memory.ts";
import { asGet, lastPart, partsOf } from "./tools/request.ts";
import type { Mutants } from "./tools/table.ts";

const deletedMessage = { message: "Project deleted" };
const noItems = { data: [], meta: { current_page: 1, total_pages: 0, total_count: 0 } };

export const behaviors: Mutants = {
  "deleteProject > deleted": {
    "delete-does-not-delete": [
      "Deleting a project reports success but does nothing.",
      { request: async (request, { send }) => respondWith(200, deletedMessage)(await send(asGet(request))) },
    ],
    "deleted-twice": ["A project can be deleted twice.", { "deleteProject > 404": respondWith(200, deletedMessage) }],
    "deleted-parent-leaves-children": [
      "The repositories of a deleted project still exist.",
      { "createRepository > 2XX": remember(idOf), "getRepository > 404": recall(lastPart) },
    ],
  },
  "deleteRole > deleted": {
    "deleted-role-updated": [
      "A deleted role can be updated.",
      { "createRole > 2XX": remember(idOf), "updateRole > 404": recall(lastPart) },
    ],
  },
  "deleteInvitation > deleted": {
    "withdrawn-invitation-still-read": [
      "A withdrawn invitation can still be read if it was read before.",
      replay("getInvitation", 404, "target"),
    ],
  },
  "deleteOrganization > deleted": {
    "deleted-organization-still-lists-projects": [
      "The projects of a deleted organization can still be listed.",
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
