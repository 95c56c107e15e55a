import type { Mutants } from "./tools/table.ts";

export const responses: Mutants = {
  "getProject > 200 > example request": {
    "name-twice": [
      "A project has its name twice.",
      (response) => ({ ...response, body: response.body.replace('"name":', '"name":"first","name":') }),
    ],
  },
};
