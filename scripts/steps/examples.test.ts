import { basename } from "node:path";
import { listOperations } from "@crewkit/openapi";
import { readContract } from "@crewkit/openapi/node";
import { expect, test } from "vitest";
import { exampleFiles } from "./examples.ts";

const contract = readContract();

test("each example of the world stands in the contract, where its name says: operation, status or request, name", async () => {
  const made = [...(await exampleFiles()).keys()].map((path) => basename(path, ".yaml"));
  const used = listOperations(contract).flatMap(({ operationId, requestBody, responses }) => [
    ...examplesAt(`${operationId}.request`, requestBody),
    ...Object.entries(responses).flatMap(([status, response]) => examplesAt(`${operationId}.${status}`, response)),
  ]);
  expect(used.map(({ place }) => place)).toEqual(used.map(({ name }) => name));
  expect(used.map(({ name }) => name).sort()).toEqual(made.sort());
});

/** The examples there that come from the world (shared error responses have their own), and what they should be called. */
function examplesAt(place: string, holder: { content?: Record<string, { examples?: object }> } | undefined) {
  const examples = Object.entries(holder?.content?.["application/json"]?.examples ?? {});
  return examples.flatMap(([key, { $ref }]) => ($ref ? [{ place: `${place}.${key}`, name: basename($ref) }] : []));
}
