import { changeItems, readField, when } from "./tools/change.ts";
import { idOf, remember } from "./tools/memory.ts";
import { alsoSend, as, isFrom, whenFrom, withJsonBody } from "./tools/request.ts";
import type { Changes, Mutants } from "./tools/table.ts";

function listForOther(owner: "ada" | "noor", other: "ada" | "noor"): Changes {
  return {
    "createOrganization > 2XX": when(
      isFrom(owner),
      remember(idOf, (organization) => JSON.stringify(readField(organization, "/data"))),
    ),
    "listOrganizations > 2XX": when(isFrom(other), (list, _, { memory }) =>
      changeItems((items) => [...items, ...[...memory.values()].map((each) => JSON.parse(each))])(list),
    ),
  };
}

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
  "createOrganization > ownership of the actors": {
    "listed-for-outsider": [
      "An outsider's list of organizations includes the organizations of the actors.",
      listForOther("ada", "noor"),
    ],
  },
  "createOrganization > ownership of an outsider": {
    "outsider-listed": ["The list of organizations includes other users' organizations.", listForOther("noor", "ada")],
  },
};
