import { validateBody } from "../src/schema/body.ts";
import { parseJson } from "../src/values/json.ts";
import { when } from "./tools/change.ts";
import type { ProxiedRequest, ProxiedResponse } from "./tools/mutant.ts";
import { as, resend } from "./tools/request.ts";
import type { Mutants, MutantTools } from "./tools/table.ts";

function isBodyInvalid(_: ProxiedResponse, { operationId = "", body }: ProxiedRequest, tools: MutantTools): boolean {
  return validateBody(tools, tools.operation(operationId), parseJson(body)).length > 0;
}

export const behaviors: Mutants = {
  "createProject > 403": {
    "validated-before-permission": [
      "Who may not create is told what is wrong with the body.",
      when(isBodyInvalid, resend(as("ada"))),
    ],
  },
  "createRole > 401": {
    "validated-before-token": [
      "Who has no token is told what is wrong with the body.",
      when(isBodyInvalid, resend(as("ada"))),
    ],
  },
};
