import { parseJson } from "@crewkit/conformance/testing";
import type { Operation } from "@crewkit/openapi";
import validator, { type OpenAPIResponseValidatorArgs } from "openapi-response-validator";
import { createValidatorPeer, type Peer, type PeerOptions } from "../peer.ts";

// A CommonJS module with the class in `default`.
const { default: ResponseValidator } = validator;
type Validator = InstanceType<typeof ResponseValidator>;

/** openapi-response-validator, which express-openapi uses. It checks status and body of responses. */
export async function createPeer({ spec }: PeerOptions): Promise<Peer> {
  const { components } = spec.contract;
  const operations = new Map(spec.operations.map((operation) => [operation.operationId, operation]));
  const validators = new Map<string, Validator>();

  function validatorOf(operation: Operation): Validator {
    const known = validators.get(operation.operationId);
    if (known) return known;
    // Clone: the validator modifies its arguments. Cast: its types describe OpenAPI 3.0.
    const options: unknown = structuredClone({ responses: operation.responses, components });
    const created = new ResponseValidator(options as OpenAPIResponseValidatorArgs);
    validators.set(operation.operationId, created);
    return created;
  }

  return createValidatorPeer("openapi-response-validator", async ({ request, response: { status, body } }) => {
    const operation = operations.get(request.operationId ?? "");
    if (!operation) return [];
    const { message, errors = [] } = validatorOf(operation).validateResponse(String(status), parseJson(body)) ?? {};
    if (message === undefined) return [];
    return errors.map((error: { path?: string; message: string }) => `${status} ${error.path ?? ""} ${error.message}`);
  });
}
