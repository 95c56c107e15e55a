import { expect, test } from "vitest";
import { listOperations, type Operation, resolve } from "../src/index.ts";
import { readContract } from "../src/node.ts";

const contract = readContract();
const operations = listOperations(contract);

test("operations have `x-invalid-state` if they return a 422 that does not depend on the request body", () => {
  const wrong = operations.filter((operation) => {
    const dependsOnState = errorsOf(operation).some(({ error }) => !error.startsWith("Validation failed"));
    return dependsOnState !== (operation.invalidState !== undefined);
  });
  expect(wrong.map(({ operationId }) => operationId)).toEqual([]);
});

test("errors of a state have no `details`, and all others have `details` unless the body is empty", () => {
  const wrong = operations.flatMap((operation) =>
    errorsOf(operation).filter(({ error, details }) => {
      const isAboutField = error.startsWith("Validation failed") && error !== "Validation failed: Nothing to change";
      return isAboutField !== (details !== undefined);
    }),
  );
  expect(wrong).toEqual([]);
});

interface ErrorBody {
  error: string;
  details?: object;
}

function errorsOf({ responses }: Operation): ErrorBody[] {
  const examples = Object.values(responses["422"]?.content?.["application/json"]?.examples ?? {});
  return examples.map((each) => resolve(contract, each).value as ErrorBody);
}
