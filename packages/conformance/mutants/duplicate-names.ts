import type { Mutants } from "./tools/table.ts";

export const responses: Mutants = {
  "getProject > 200 > example request": {
    "name-twice": [
      "The response of a project contains the field `name` twice.",
      (response) => ({ ...response, body: response.body.replace('"name":', '"name":"first","name":') }),
    ],
  },
};
