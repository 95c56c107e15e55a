import type { Contract } from "@crewkit/openapi";
import type { ErrorResponse } from "@crewkit/openapi/build";
import type { Target } from "../../base/target.ts";
import { createRunContext } from "../../context/create.ts";
import { createSender } from "../../http/sender.ts";
import { listErrorRequests } from "../../plan/requests.ts";
import { createSpecModel } from "../../spec/create-model.ts";
import { exampleNameOf } from "./common/test-requests.ts";
import crewkit from "./index.ts";

/**
 * Sends the requests for errors to a target that may be changed, and returns the responses.
 *
 * @param only an operationId. Default: all operations.
 */
export async function fetchErrors(contract: Contract, target: Target, only?: string): Promise<ErrorResponse[]> {
  const spec = createSpecModel(contract, crewkit);
  const context = createRunContext(spec, target, createSender(spec, target), "errors");
  const responses: ErrorResponse[] = [];
  for (const { operationId } of spec.operations) {
    if (only !== undefined && operationId !== only) continue;
    for (const { status, name = "" } of listErrorRequests(crewkit.operations?.[operationId] ?? {})) {
      const result = await send(operationId, status, name).catch((error: Error) => ({ problem: error.message }));
      responses.push({ operationId, status, name, example: exampleNameOf(name), ...result });
    }
  }
  return responses;

  async function send(operationId: string, status: number, name: string) {
    const draft = await context.createDraft(spec.operation(operationId), { base: { status, name } });
    const { response } = await context.send(draft);
    if (response.status === status) return { body: JSON.parse(response.text) };
    return { problem: `The mock responds with ${response.status}: ${response.text}` };
  }
}
