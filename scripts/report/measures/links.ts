import { listOperations } from "@crewkit/openapi";
import { type Measure, share } from "../figure.ts";

/** Which responses that made something say, by links, what can be done with it. */
export const measure: Measure = (contract) => {
  const created = listOperations(contract).filter(({ responses }) => "201" in responses);
  return [
    share(
      "201 with links",
      created,
      ({ responses }) => Object.keys(responses["201"]?.links ?? {}).length > 0,
      ({ operationId }) => `${operationId} 201`,
    ),
  ];
};
