import { changeItems, readField, setField, when } from "./tools/change.ts";
import { isEverySecond } from "./tools/memory.ts";
import { alsoSend, as, withJsonBody } from "./tools/request.ts";
import type { Mutants } from "./tools/table.ts";

export const behaviors: Mutants = {
  "listRoles > safe": {
    "list-in-another-order": [
      "The order of a list changes on every request.",
      when(
        isEverySecond,
        changeItems((items) => items.toReversed()),
      ),
    ],
  },
  "getAnalyticsSummary > safe": {
    "summary-changes": [
      "A total changes on every request.",
      (summary, _, { memory }) =>
        setField("/data/total_sessions", memory.set(String(memory.size), "seen").size)(summary),
    ],
  },
  "listProjects > safe": {
    "get-creates-project": [
      "Listing projects creates a project.",
      alsoSend((request) => {
        const project = { name: "Created by a GET", slug: `created-${crypto.randomUUID()}` };
        const [target = ""] = request.target.split("?");
        return as("ada")(withJsonBody({ ...request, target }, project, "POST"));
      }),
    ],
  },
  "getProject > safe": {
    "get-renames-project": [
      "Reading a project renames it.",
      alsoSend((request, project) => {
        const name = `${readField(project, "/data/name")}`.slice(0, 90);
        return as("ada")(withJsonBody(request, { name: `${name}+` }, "PATCH"));
      }),
    ],
  },
};
