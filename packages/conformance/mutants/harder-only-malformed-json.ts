import { onAnswer } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "Only what is no JSON is refused with a page.",
  kind: "answer",
  caughtBy: "media-type",
  only: ["createProject > 400 > malformed JSON"],
  handle: onAnswer({ of: "createProject", status: 400 }, (answer) => ({
    ...answer,
    headers: { ...answer.headers, "content-type": "text/html" },
    body: "<h1>Bad Request</h1>",
  })),
};
