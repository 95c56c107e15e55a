import { readdirSync } from "node:fs";
import { join, relative } from "node:path";
import type { Contract, OperationTestRequests } from "@crewkit/openapi";
import { createErrorFinder, type ValidationError } from "@crewkit/openapi/validator";
import { root } from "./project.ts";
import { readYaml } from "./sample-data.ts";

const openapi = join(root, "openapi");

/**
 * Reads the test requests of all files in a folder, by operationId.
 *
 * @throws if a file does not match `test-requests.schema.yaml`.
 */
export function readTestRequests(
  folder: string = join(openapi, "test-requests"),
): Record<string, OperationTestRequests> {
  const findErrors = createErrorFinder(readYaml(join(openapi, "test-requests.schema.yaml")) as Contract);
  const files = readdirSync(folder).sort();
  return Object.assign({}, ...files.map((name) => readFile(join(folder, name))));

  function readFile(file: string): object {
    const testRequests = readYaml(file) as object;
    const [error] = findErrors("", testRequests);
    if (error) throw new Error(`${relative(root, file)}: ${describe(error)}.`);
    return testRequests;
  }
}

function describe({ pointer, keyword, params, message }: ValidationError): string {
  const location = pointer.slice(1).replaceAll("~1", "/").replaceAll("/", " > ");
  return keyword === "additionalProperties"
    ? `${location} has an unknown key "${params.additionalProperty}"`
    : `${location} ${message}`;
}
