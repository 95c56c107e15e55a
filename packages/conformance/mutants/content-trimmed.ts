import { onRequest, readField, setField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks:
    "The content of a resource is kept without the line end at its end, so that its hash is not that of the file.",
  kind: "behaviour",
  caughtBy: "shown",
  only: ["createResource > 201"],
  handle: onRequest("createResource", (passing) => {
    const content = readField(passing, "/content");
    return typeof content === "string" ? setField(passing, "/content", content.trimEnd()) : passing;
  }),
};
