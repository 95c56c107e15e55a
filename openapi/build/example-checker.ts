import { createHash } from "node:crypto";
import { type Contract, closeEnums, listOperations, locate } from "../src/index.ts";
import { createValidator } from "../src/validator.ts";
import type { NamedExample } from "./requests.ts";
import type { SampleData } from "./sample-data.ts";

/** Finds errors in the sample data and the examples. */
export interface ExampleChecker {
  /** Each message begins with the location to edit. */
  checkSampleData(): string[];
  checkExample(example: Pick<NamedExample, "operationId" | "part" | "name">, value: unknown): string[];
}

/**
 * The schemas of the files in openapi/world/ that are not named after their schema, as `sign_ins` is after `SignIn`. Null if the
 * entries are not resources of the API.
 */
const schemas: Record<string, string | null> = {
  ceremonies: null,
  challenges: "ConventionChallenge",
  clock: null,
  later: null,
  logins: null,
  people: "User",
  tasks: "SessionTask",
  versions: "ResourceVersionDetail",
};

function schemaOf(file: string): string {
  const singular = file.replace(/ies$/, "y").replace(/s$/, "");
  return singular.replace(/(?:^|_)(\w)/g, (_, letter) => letter.toUpperCase());
}

export function createExampleChecker(contract: Contract, sampleData: SampleData): ExampleChecker {
  const operations = new Map(listOperations(contract).map((operation) => [operation.operationId, operation]));
  const validate = createValidator(closeEnums(contract));
  const entries = Object.entries(sampleData).flatMap(([file, entriesByKey]) =>
    Object.entries(entriesByKey).map(([key, entry]) => ({
      file,
      entry,
      location: `openapi/world/${file}.yaml, ${key}`,
    })),
  );
  // Runs and threads have no entries of their own. Sessions contain their ids.
  const knownIds = new Set(entries.flatMap(({ entry }) => [entry.id, entry.run_id, entry.thread_id]));

  return {
    checkSampleData: () =>
      entries.flatMap(({ file, entry, location }) => problemsOf(file, entry).map((text) => `${location}: ${text}`)),
    checkExample,
  };

  function problemsOf(file: string, entry: SampleData[string][string]): string[] {
    const { [file]: schema = schemaOf(file) } = schemas;
    if (schema !== null && !contract.components?.schemas?.[schema])
      return [
        `The contract has no schema ${schema}. Add the schema of this file's entries to openapi/build/example-checker.ts.`,
      ];
    const first = entries.find((other) => other.file !== "ceremonies" && other.entry.id === entry.id);
    return [
      ...(schema === null ? [] : validate(`/components/schemas/${schema}`, entry)),
      ...findInvalidValues(entry),
      ...(file !== "ceremonies" && entry.id && first?.entry !== entry
        ? [`id is already used by ${first?.location}.`]
        : []),
    ];
  }

  function checkExample(
    { operationId, part, name }: Pick<NamedExample, "operationId" | "part" | "name">,
    value: unknown,
  ): string[] {
    const operation = operations.get(operationId);
    const body = part === "request" ? operation?.requestBody : operation?.responses[part];
    if (!operation || !body?.content?.["application/json"]?.examples?.[name]) {
      return ["No operation refers to this example. Add it to the `examples` of the body."];
    }
    const parent = part === "request" ? ["requestBody"] : ["responses", part];
    const keys = ["paths", operation.path, operation.method, ...parent, "content", "application/json", "schema"];
    return [...validate(locate(contract, keys), value), ...findInvalidValues(value)];
  }

  /** Finds unknown ids and wrong hashes at any depth. */
  function findInvalidValues(node: unknown): string[] {
    if (node === null || typeof node !== "object") return [];
    return Object.entries(node).flatMap(([key, value]) => {
      if (isId(key, value) && !knownIds.has(value))
        return [`${key} is ${value}, which does not exist in the sample data.`];
      if (!hashKeys.includes(key) || !("content" in node)) return findInvalidValues(value);
      const hash = createHash("sha256").update(String(node.content)).digest("hex");
      return value === hash ? [] : [`${key} must be the SHA-256 of the content: ${hash}`];
    });
  }
}

function isId(key: string, value: unknown): value is string {
  return /(^|_)id$/.test(key) && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(String(value));
}

const hashKeys = ["content_hash", "current_version_hash", "version_hash"];
