import { onAnswer } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "A failure of the server is a page.",
  kind: "answer",
  caughtBy: "media-type",
  only: ["getProject > 500"],
  handle: onAnswer({ of: "getProject", status: 500 }, (answer) => ({
    ...answer,
    headers: { ...answer.headers, "content-type": "text/html" },
    body: "<h1>Oops</h1>",
  })),
};
