import { globSync } from "node:fs";
import { basename, join, relative } from "node:path";
import {
  type Contract,
  listOperations,
  type OperationTestRequests,
  parsePointer,
  resolve,
  type TestRequest,
} from "../src/index.ts";
import { createErrorFinder, type ValidationError } from "../src/validator.ts";
import { readSampleDataFile, readYaml } from "./sample-data.ts";
import { openapiFolder } from "./tools.ts";

/** An example of a request or a successful response. It has a value, or a request that returns it. */
interface Example extends Pick<TestRequest, "before" | "query" | "body"> {
  path?: Record<string, string>;
  summary: string;
  value?: unknown;
  /** Fields to replace in the response to the request. */
  override?: unknown;
}

/** An entry of a file in `openapi/requests/`. */
interface OperationRequests extends OperationTestRequests {
  request?: Record<string, Example>;
  [success: `2${number}`]: Record<string, Example>;
}

/** An example with its position: an entry of `request` or a success status. */
export interface NamedExample extends Example {
  tag: string;
  operationId: string;
  /** `request` or a status. */
  part: string;
  name: string;
}

interface RequestsFile {
  tag: string;
  operations: Record<string, OperationRequests>;
}

/**
 * Reads `openapi/requests/` and resolves the `$ref`s.
 *
 * @throws if a file does not match `requests.schema.yaml`.
 */
export function readRequests(folder: string = join(openapiFolder, "requests")): RequestsFile[] {
  const findErrors = createErrorFinder(readYaml(join(openapiFolder, "requests.schema.yaml")) as Contract);
  const files = globSync("*.yaml", { cwd: folder }).sort();
  return files.map((name) => {
    const operations = readSampleDataFile(join(folder, name)) as RequestsFile["operations"];
    const [error] = findErrors("", operations);
    if (error) throw new Error(`${relative(join(openapiFolder, ".."), join(folder, name))}, ${describe(error)}.`);
    return { tag: basename(name, ".yaml"), operations };
  });
}

export function listExamples(files: RequestsFile[]): NamedExample[] {
  return files.flatMap(({ tag, operations }) =>
    Object.entries(operations).flatMap(([operationId, { request = {}, ...entry }]) => {
      const successes = Object.entries(entry).filter(([key]) => key.startsWith("2"));
      return [["request", request] as const, ...successes].flatMap(([part, examples]) =>
        Object.entries(examples as Record<string, Example>).map(([name, example]) => ({
          ...example,
          tag,
          operationId,
          part,
          name,
        })),
      );
    }),
  );
}

/**
 * Lists what the contract does not contain: the requests of the examples without their values. `$example` is replaced by
 * the value in the first example of the response.
 */
export function readTestRequests(contract: Contract): Record<string, OperationTestRequests> {
  const operations = readRequests().flatMap((file) => Object.entries(file.operations));
  return Object.fromEntries(operations.map(([id, entry]) => [id, toTestRequests(entry, findExample(contract, id))]));
}

function toTestRequests({ request: _, ...entry }: OperationRequests, example: unknown): OperationTestRequests {
  const parts = Object.entries(entry).map(([key, part]) => {
    if (key.startsWith("2")) return [key, requestsOf(part as Record<string, Example>)];
    return [key, key === "expected" ? fillExpected(part as ExpectedValues, example) : part];
  });
  return Object.fromEntries(parts);
}

type ExpectedValues = NonNullable<OperationTestRequests["expected"]>;

function fillExpected(expected: ExpectedValues, example: unknown): ExpectedValues {
  const filled = Object.entries(expected).map(([pointer, value]) => [
    pointer,
    value === "$example" ? parsePointer(pointer).reduce((node, key) => Object(node)[key], example) : value,
  ]);
  return Object.fromEntries(filled);
}

/** Returns the value of the first example of an operation's success response. */
function findExample(contract: Contract, operationId: string): unknown {
  const operation = listOperations(contract).find((each) => each.operationId === operationId);
  const [, success] = Object.entries(operation?.responses ?? {}).find(([status]) => status.startsWith("2")) ?? [];
  const [example] = Object.values(success?.content?.["application/json"]?.examples ?? {});
  return example && resolve(contract, example).value;
}

function requestsOf(examples: Record<string, Example>): Record<string, TestRequest> {
  const requests = Object.entries(examples).filter(([, { value }]) => value === undefined);
  return Object.fromEntries(requests.map(([name, { summary: _, override: __, ...request }]) => [name, request]));
}

export function formatLocation(tag: string, ...keys: string[]): string {
  return `openapi/requests/${tag}.yaml, ${keys.join(" > ")}`;
}

function describe({ pointer, keyword, params, message }: ValidationError): string {
  const location = pointer.slice(1).replaceAll("~1", "/").replaceAll("/", " > ");
  return keyword === "additionalProperties"
    ? `${location} has an unknown key "${params.additionalProperty}"`
    : `${location} ${message}`;
}
