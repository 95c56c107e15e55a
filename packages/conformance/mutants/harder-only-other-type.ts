import { dropField, onAnswer, readField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "Only projects of one type have no slug.",
  kind: "answer",
  caughtBy: "body",
  only: ["createProject > 201 > body project_type"],
  handle: onAnswer({ of: "createProject" }, (answer) =>
    readField(answer, "/data/project_type") === "workspace" ? dropField(answer, "/data/slug") : answer,
  ),
};
