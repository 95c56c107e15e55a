import { setEach, setField } from "./tools/change.ts";
import type { Mutants } from "./tools/table.ts";

export const responses: Mutants = {
  "getProject > 200 > example request": {
    "undeclared-field": ["A project has an undeclared field.", setField("/data/row_version", 3)],
  },
  "listProjects > 200 > example request": {
    "undeclared-field-in-list": [
      "A list has a field other than `data` and `meta`.",
      setField("/links", { next: null }),
    ],
    "undeclared-field-in-item": ["List items have an undeclared field.", setEach("/deleted_at", null)],
  },
  "listSessions > 200 > example request": {
    "undeclared-field-in-object": [
      "A session's user has an email address.",
      setEach("/user/email", "ada@acme.example"),
    ],
  },
  "createProject > 422 > body name: missing": {
    "undeclared-trace": ["An error contains a stack trace.", setField("/backtrace", ["app/models/project.rb:12"])],
  },
};
