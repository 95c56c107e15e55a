import { afterAnswer, changeItems, readField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";
import { as } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "Everybody sees the organizations of others.",
  kind: "behaviour",
  caughtBy: "leak",
  only: ["listOrganizations > 200 > as in the example"],
  handle: afterAnswer({ of: "listOrganizations" }, async (answer, passing, again) => {
    const others = readField(await again(as("noor", passing)), "/data");
    return changeItems(answer, (items) => [...items, ...(Array.isArray(others) ? others : [])]);
  }),
};
