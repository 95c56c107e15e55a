import { changeItems, itemsOf, setField } from "./tools/change.ts";
import { as, asGet } from "./tools/request.ts";
import type { Mutants } from "./tools/table.ts";

export const behaviors: Mutants = {
  "getProject > 404 > path id: unknown": {
    "error-contains-token": [
      "An error contains the token that was sent.",
      (response, { headers }) => setField("/error", `Not found by ${headers.authorization}`)(response),
    ],
  },
  "createProject > 403 > as viewer": {
    "error-reveals-hidden-data": [
      "A 403 response contains the organizations of another user.",
      async (response, request, { send }) => {
        const others = itemsOf(await send(asGet(as("noor")(request), "/organizations")));
        return setField("/error", `Not allowed: ${JSON.stringify(others)}`)(response);
      },
    ],
  },
  "listOrganizations > 200 > example request": {
    "list-contains-all-organizations": [
      "The organizations of other users are listed.",
      async (response, request, { send }) => {
        const others = itemsOf(await send(as("noor")(request)));
        return changeItems((items) => [...items, ...others])(response);
      },
    ],
  },
};
