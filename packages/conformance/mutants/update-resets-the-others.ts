import { isObject } from "../src/values/json.ts";
import { changeJson, onRequest } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "A field that an update leaves out gets its default.",
  kind: "behaviour",
  caughtBy: "life",
  only: ["createRole > life"],
  handle: onRequest("updateRole", (passing) =>
    changeJson(passing, (body) => ({ coaching_mode_enabled: false, level: 1, ...(isObject(body) && body) })),
  ),
};
