import { parseJson } from "../src/values/json.ts";
import { onRequest } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "What is no JSON is taken as an empty object.",
  kind: "behaviour",
  caughtBy: "body",
  only: ["createProject > 400 > malformed JSON"],
  handle: onRequest("createProject", (passing) =>
    parseJson(passing.body) === undefined ? { ...passing, body: "{}" } : passing,
  ),
};
