import { onAnswer } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "A 404 is a page.",
  kind: "answer",
  caughtBy: "media-type",
  only: ["getProject > 404 > path id: unknown"],
  handle: onAnswer({ of: "getProject", status: 404 }, (answer) => ({
    ...answer,
    headers: { ...answer.headers, "content-type": "text/html" },
    body: "<h1>Not Found</h1>",
  })),
};
