import { isObject } from "../src/values/json.ts";
import { changeJson, onRequest } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "A slug is put right in silence.",
  kind: "behaviour",
  caughtBy: "fields",
  only: ["createProject > 422 > body slug"],
  handle: onRequest("createProject", (passing) =>
    changeJson(passing, (body) => {
      if (!isObject(body)) return body;
      return typeof body.slug === "string" ? { ...body, slug: `slug-${crypto.randomUUID()}` } : body;
    }),
  ),
};
