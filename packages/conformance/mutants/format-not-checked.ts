import { isObject } from "../src/values/json.ts";
import { changeJson, onRequest } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "An address is not checked.",
  kind: "behaviour",
  caughtBy: "fields",
  only: ["createInvitation > 422 > body email"],
  handle: onRequest("createInvitation", (passing) =>
    changeJson(passing, (body) => {
      if (!isObject(body)) return body;
      return typeof body.email === "string" ? { ...body, email: `someone-${crypto.randomUUID()}@example.com` } : body;
    }),
  ),
};
