import { listOperations } from "@crewkit/openapi";
import { type Measure, share } from "../figure.ts";

/** Which parameters, request bodies and responses have an example of their own. (Lint says whether it is valid.) */
export const measure: Measure = (contract) => {
  const operations = listOperations(contract);
  const parameters = operations.flatMap(({ operationId, parameters }) =>
    parameters.map((parameter) => ({ place: `${operationId} ${parameter.name}`, ...parameter })),
  );
  const requests = operations.flatMap(({ operationId, requestBody }) => bodies(operationId, requestBody?.content));
  const responses = operations.flatMap(({ operationId, responses }) =>
    Object.entries(responses).flatMap(([status, { content }]) => bodies(`${operationId} ${status}`, content)),
  );
  return [
    share("examples of parameters", parameters, hasExample, placeOf),
    share("examples of request bodies", requests, hasExample, placeOf),
    share("examples of responses", responses, hasExample, placeOf),
  ];
};

interface Example {
  place: string;
  example?: unknown;
  examples?: object;
}

function bodies(place: string, content: object | undefined): Example[] {
  return Object.values(content ?? {}).map((mediaType) => ({ ...mediaType, place }));
}

function hasExample({ example, examples = {} }: Example): boolean {
  return example !== undefined || Object.keys(examples).length > 0;
}

function placeOf({ place }: Example): string {
  return place;
}
