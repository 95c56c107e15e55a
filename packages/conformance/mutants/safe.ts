import { changeItems, readField, setField, when } from "./tools/change.ts";
import { isEverySecond } from "./tools/memory.ts";
import { alsoSend, as, withJsonBody } from "./tools/request.ts";
import type { Mutants } from "./tools/table.ts";

export const behaviors: Mutants = {
  "listRoles > safe": {
    "list-in-another-order": [
      "A list comes in another order each time.",
      when(
        isEverySecond,
        changeItems((items) => items.toReversed()),
      ),
    ],
  },
  "getAnalyticsSummary > safe": {
    "summary-changes": [
      "A sum is another one each time.",
      (summary, _, { memory }) =>
        setField("/data/total_sessions", memory.set(String(memory.size), "asked").size)(summary),
    ],
  },
  "listProjects > safe": {
    "read-creates": [
      "To list projects makes one.",
      alsoSend((request) => {
        const project = { name: "Made by reading", slug: `made-${crypto.randomUUID()}` };
        const [target = ""] = request.target.split("?");
        return as("ada")(withJsonBody({ ...request, target }, project, "POST"));
      }),
    ],
  },
  "getProject > safe": {
    "read-renames": [
      "To read a project changes its name.",
      alsoSend((request, project) => {
        const name = `${readField(project, "/data/name")}`.slice(0, 90);
        return as("ada")(withJsonBody(request, { name: `${name}+` }, "PATCH"));
      }),
    ],
  },
};
