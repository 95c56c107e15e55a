import { isObject } from "../src/values/json.ts";
import { changeJson, onRequest } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "What is not ASCII becomes a question mark.",
  kind: "behaviour",
  caughtBy: "echo",
  only: ["createProject > 201 > with a body made from the schema"],
  handle: onRequest("createProject", (passing) =>
    changeJson(passing, (body) => {
      if (!isObject(body)) return body;
      return typeof body.name === "string" ? { ...body, name: body.name.replace(/[^ -~]/gu, "?") } : body;
    }),
  ),
};
