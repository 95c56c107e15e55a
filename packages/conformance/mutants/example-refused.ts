import { isObject } from "../src/values/json.ts";
import { changeJson, onRequest } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "What the contract shows as an example is refused.",
  kind: "behaviour",
  caughtBy: "success",
  only: ["createProject > 201 > as in the example"],
  handle: onRequest("createProject", (passing) =>
    changeJson(passing, (body) => {
      if (!isObject(body)) return body;
      return { ...body, name: undefined };
    }),
  ),
};
