import { setHeader } from "./tools/change.ts";
import type { Mutants } from "./tools/table.ts";

export const responses: Mutants = {
  "createProject > 201 > example request": {
    "location-of-another-resource": [
      "The Location of a new project is the path of another project.",
      (response, { target }) =>
        setHeader("Location", `/api/v1${target}/5b1f0c3e-8a4d-4f6b-9c2e-7d1a0b3c4e5f`)(response),
    ],
  },
};
