import { isObject } from "../src/values/json.ts";
import { changeJson, onRequest } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "A name of more than sixty characters is cut in silence.",
  kind: "behaviour",
  caughtBy: "echo",
  only: ["createProject > 201 > body name"],
  handle: onRequest("createProject", (passing) =>
    changeJson(passing, (body) => {
      if (!isObject(body)) return body;
      return typeof body.name === "string" && body.name.length <= 100
        ? { ...body, name: body.name.slice(0, 60) }
        : body;
    }),
  ),
};
