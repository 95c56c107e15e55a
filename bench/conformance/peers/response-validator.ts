import { parseJson } from "@crewkit/conformance/testing";
import type { Operation } from "@crewkit/openapi";
import validator, { type OpenAPIResponseValidatorArgs } from "openapi-response-validator";
import { createValidatorPeer, type Peer, type PeerOptions } from "../peer.ts";

// It is a CommonJS module, with its class under "default".
const { default: ResponseValidator } = validator;
type Validator = InstanceType<typeof ResponseValidator>;

/** openapi-response-validator, which others are made of (express-openapi): it is given each answer's status and body. */
export async function createPeer({ spec }: PeerOptions): Promise<Peer> {
  const { components } = spec.contract;
  const operations = new Map(spec.operations.map((operation) => [operation.operationId, operation]));
  const validators = new Map<string, Validator>();

  function validatorOf(operation: Operation): Validator {
    const known = validators.get(operation.operationId);
    if (known) return known;
    // It changes its arguments, and its types are those of OpenAPI 3.0.
    const given: unknown = structuredClone({ responses: operation.responses, components });
    const made = new ResponseValidator(given as OpenAPIResponseValidatorArgs);
    validators.set(operation.operationId, made);
    return made;
  }

  return createValidatorPeer("openapi-response-validator", async ({ passing, passed: { status, body } }) => {
    const operation = operations.get(passing.operationId ?? "");
    if (!operation) return [];
    const { message, errors = [] } = validatorOf(operation).validateResponse(String(status), parseJson(body)) ?? {};
    if (message === undefined) return [];
    return errors.map((error: { path?: string; message: string }) => `${status} ${error.path ?? ""} ${error.message}`);
  });
}
