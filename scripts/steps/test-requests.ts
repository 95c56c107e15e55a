import { readdirSync } from "node:fs";
import { join, relative } from "node:path";
import type { Contract, OperationTestRequests } from "@crewkit/openapi";
import { createErrorFinder, type ValidationError } from "@crewkit/openapi/validator";
import { root } from "./project.ts";
import { readYaml } from "./world.ts";

const openapi = join(root, "openapi");

/**
 * The testRequests of all files of a folder, by operationId.
 *
 * @throws if a file does not have the form that `test-requests.schema.yaml` describes, with the file and the key.
 */
export function readTestRequests(
  folder: string = join(openapi, "test-requests"),
): Record<string, OperationTestRequests> {
  const findErrors = createErrorFinder(readYaml(join(openapi, "test-requests.schema.yaml")) as Contract);
  const files = readdirSync(folder).sort();
  return Object.assign({}, ...files.map((name) => readFile(join(folder, name))));

  function readFile(file: string): object {
    const testRequests = readYaml(file) as object;
    const [fault] = findErrors("", testRequests);
    if (fault) throw new Error(`${relative(root, file)}: ${describe(fault)}.`);
    return testRequests;
  }
}

function describe({ pointer, keyword, params, message }: ValidationError): string {
  const place = pointer.slice(1).replaceAll("~1", "/").replaceAll("/", " > ");
  return keyword === "additionalProperties"
    ? `${place} has an unknown key "${params.additionalProperty}"`
    : `${place} ${message}`;
}
