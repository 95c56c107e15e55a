import { changeItems, readField, when } from "./tools/change.ts";
import { remember } from "./tools/memory.ts";
import { alsoSend, as, isFrom, whenFrom, withJsonBody } from "./tools/request.ts";
import type { Mutants } from "./tools/table.ts";

export const behaviors: Mutants = {
  "createRole > ownership": {
    "outsider-writes": ["An outsider can update a role.", { requests: { updateRole: whenFrom("noor", as("ada")) } }],
  },
  "createRole > ownership of the actors": {
    "rejected-outsider-update-saved": [
      "An outsider's update is rejected but saved.",
      {
        "updateRole > 403": when(
          isFrom("noor"),
          alsoSend((request) => as("ada")(withJsonBody(request, { custom_name: "Theirs" }))),
        ),
      },
    ],
  },
  "createOrganization > ownership of an outsider": {
    "outsider-listed": [
      "The list of organizations includes other users' organizations.",
      {
        "createOrganization > 2XX": when(
          isFrom("noor"),
          remember(
            () => "theirs",
            (organization) => JSON.stringify([readField(organization, "/data")]),
          ),
        ),
        "listOrganizations > 2XX": when(isFrom("ada"), (list, _, { memory }) =>
          changeItems((items) => [...items, ...JSON.parse(memory.get("theirs") ?? "[]")])(list),
        ),
      },
    ],
  },
};
