import { isObject } from "../src/values/json.ts";
import { changeJson, onRequest } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "The longest name that is allowed is refused.",
  kind: "behaviour",
  caughtBy: "kept",
  only: ["createProject > 201 > body name"],
  handle: onRequest("createProject", (passing) =>
    changeJson(passing, (body) => {
      if (!isObject(body)) return body;
      return typeof body.name === "string" && body.name.length === 100 ? { ...body, name: `${body.name}x` } : body;
    }),
  ),
};
