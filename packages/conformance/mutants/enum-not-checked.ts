import { isObject } from "../src/values/json.ts";
import { changeJson, onRequest } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "A type that the contract does not know becomes the usual one.",
  kind: "behaviour",
  caughtBy: "fields",
  only: ["createProject > 422 > body project_type"],
  handle: onRequest("createProject", (passing) =>
    changeJson(passing, (body) => {
      if (!isObject(body)) return body;
      return body.project_type === undefined ? body : { ...body, project_type: "repository" };
    }),
  ),
};
