import { validateBody } from "../src/schema/request-body.ts";
import { parseJson } from "../src/values/json.ts";
import { when } from "./tools/change.ts";
import { as, resend } from "./tools/request.ts";
import type { Mutants, MutantTools, ProxiedRequest, ProxiedResponse } from "./tools/table.ts";

function isBodyInvalid(_: ProxiedResponse, { operationId = "", body }: ProxiedRequest, tools: MutantTools): boolean {
  return validateBody(tools, tools.operation(operationId), parseJson(body)).length > 0;
}

export const behaviors: Mutants = {
  "createProject > 403": {
    "validated-before-permission": ["The permission is checked last.", when(isBodyInvalid, resend(as("ada")))],
  },
  "createRole > 401": {
    "validated-before-token": ["The body is validated before the token.", when(isBodyInvalid, resend(as("ada")))],
  },
};
