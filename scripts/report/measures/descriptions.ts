import { type Contract, listOperations, resolve } from "@crewkit/openapi";
import { type Measure, share } from "../figure.ts";
import { listSchemas, type Schema } from "../schemas.ts";

/** Which operations, parameters and properties have a description; a property may have that of its shared schema. */
export const measure: Measure = (contract) => {
  const operations = listOperations(contract);
  const parameters = operations.flatMap(({ operationId, parameters }) =>
    parameters.map(({ name, description }) => ({ place: `${operationId} ${name}`, description })),
  );
  const properties = listSchemas(contract).filter(({ isProperty }) => isProperty);
  return [
    share(
      "descriptions of operations",
      operations,
      ({ path, method }) => Boolean(contract.paths?.[path]?.[method as "get"]?.description),
      ({ operationId }) => operationId,
    ),
    share(
      "descriptions of parameters",
      parameters,
      ({ description }) => Boolean(description),
      ({ place }) => place,
    ),
    share(
      "descriptions of properties",
      properties,
      ({ schema }) => isDescribed(contract, schema),
      ({ pointer }) => pointer,
    ),
  ];
};

function isDescribed(contract: Contract, schema: Schema): boolean {
  return Boolean(schema.description ?? (resolve(contract, schema) as Schema).description);
}
