import { type Contract, resolve } from "@crewkit/openapi";
import { mapOperations, type OperationObject } from "./operations.ts";

/** The contract with each request body described, by its schema where it has no words of its own: Redoc shows no others. */
export function withBodies(contract: Contract): Contract {
  return mapOperations(contract, (operation) => describe(contract, operation));
}

function describe(contract: Contract, operation: OperationObject): OperationObject {
  const body = operation.requestBody && resolve(contract, operation.requestBody);
  if (!body || body.description) return operation;
  const schemas = Object.values(body.content).flatMap(({ schema }) => (schema ? [resolve(contract, schema)] : []));
  const description = schemas.find((schema) => schema.description)?.description;
  return description ? { ...operation, requestBody: { ...body, description } } : operation;
}
