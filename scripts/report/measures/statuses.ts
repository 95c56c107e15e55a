import { type Contract, listOperations, type Operation } from "@crewkit/openapi";
import { type Figure, type Measure, share } from "../figure.ts";

/** Which operations document the statuses that they can answer with, and which responses say what they must. */
export const measure: Measure = (contract) => {
  const operations = listOperations(contract);
  const responses = operations.flatMap(responsesOf);
  const headers = rateLimitHeaders(contract);
  return [
    documented(
      "401 where a token is needed",
      "401",
      operations.filter(({ secured }) => secured),
    ),
    documented(
      "404 where the path has an id",
      "404",
      operations.filter(({ path }) => path.includes("{")),
    ),
    documented("429 everywhere", "429", operations),
    documented("500 everywhere", "500", operations),
    share(
      "errors with a body and an example",
      responses.filter(({ status }) => /^[45]/.test(status)),
      hasExample,
      placeOf,
    ),
    share("responses with the rate-limit headers", responses, hasHeaders(headers), placeOf),
  ];
};

type PlacedResponse = Operation["responses"][string] & { operationId: string; status: string };

function documented(name: string, status: string, operations: Operation[]): Figure {
  return share(
    name,
    operations,
    ({ responses }) => status in responses,
    ({ operationId }) => operationId,
  );
}

function responsesOf({ operationId, responses }: Operation): PlacedResponse[] {
  return Object.entries(responses).map(([status, response]) => ({ ...response, operationId, status }));
}

function placeOf({ operationId, status }: PlacedResponse): string {
  return `${operationId} ${status}`;
}

function hasExample({ content = {} }: PlacedResponse): boolean {
  const bodies = Object.values(content);
  const shown = bodies.filter(
    ({ example, examples }) => example !== undefined || Object.keys(examples ?? {}).length > 0,
  );
  return bodies.length > 0 && shown.length === bodies.length;
}

function hasHeaders(wanted: string[]): (response: PlacedResponse) => boolean {
  return ({ headers = {} }) => {
    const names = Object.keys(headers).map((name) => name.toLowerCase());
    return wanted.length > 0 && wanted.every((name) => names.includes(name.toLowerCase()));
  };
}

function rateLimitHeaders(contract: Contract): string[] {
  return Object.values(contract["x-rate-limits"]?.headers ?? {});
}
