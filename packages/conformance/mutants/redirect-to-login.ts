import { onAnswer } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "Who has no token is sent to a page.",
  kind: "answer",
  caughtBy: "status",
  only: ["getProject > 401 > no token"],
  handle: onAnswer({ of: "getProject", status: 401 }, (answer) => ({
    ...answer,
    status: 302,
    headers: { ...answer.headers, location: "/login" },
    body: "",
  })),
};
