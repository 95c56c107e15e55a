import { isObject } from "../src/values/json.ts";
import { changeJson, onRequest } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "One of the types is refused.",
  kind: "behaviour",
  caughtBy: "kept",
  only: ["createProject > 201 > body project_type"],
  handle: onRequest("createProject", (passing) =>
    changeJson(passing, (body) => {
      if (!isObject(body)) return body;
      return body.project_type === "workspace" ? { ...body, project_type: "space" } : body;
    }),
  ),
};
