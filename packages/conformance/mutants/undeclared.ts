import { setEach, setField } from "./tools/change.ts";
import type { Mutants } from "./tools/table.ts";

export const responses: Mutants = {
  "getProject > 200 > as in the example": {
    "undeclared-field": ["A project has a field that the contract does not have.", setField("/data/row_version", 3)],
  },
  "listProjects > 200 > as in the example": {
    "undeclared-field-next-to-data": ["A list has more beside data and meta.", setField("/links", { next: null })],
    "undeclared-field-in-item": [
      "Items of a list have a field that the contract does not have.",
      setEach("/deleted_at", null),
    ],
  },
  "listSessions > 200 > as in the example": {
    "undeclared-field-in-object": [
      "The user of a session shows an address too.",
      setEach("/user/email", "ada@acme.example"),
    ],
  },
  "createProject > 422 > body name: missing": {
    "undeclared-trace": [
      "An error shows where in the code it came from.",
      setField("/backtrace", ["app/models/project.rb:12"]),
    ],
  },
};
