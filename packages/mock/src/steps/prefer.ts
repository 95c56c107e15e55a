import { closeEnums, type Operation, type Response, resolve } from "@crewkit/openapi";
import { ApiError } from "../base/api-error.ts";
import { lazy } from "../base/memoize.ts";
import { shorten } from "../base/text.ts";
import type { OperationPlan } from "../contract/operation-plan.ts";
import type { State } from "../state/state.ts";
import type { DocumentedResponse } from "./respond.ts";

/** Returns undefined if the `Prefer` header contains no supported preference. */
type PreferHandler = (
  plan: OperationPlan,
  header: string,
) => DocumentedResponse | Promise<DocumentedResponse> | undefined;

/** Selects responses as Prism does, except that `code` and `example` must be documented together. */
export function createPreferHandler(state: State): PreferHandler {
  const { contract } = state;
  const generate = createGenerator(state);

  return ({ operation }, header) => {
    const preferences = readPreferences(header);
    if (!preferences) return undefined;
    const found = findResponse(operation, preferences);
    const { schema, example, examples = {} } = found.response.content?.["application/json"] ?? {};
    const named = findExample(examples, preferences, `${operation.operationId} documents for ${found.status}`);
    if (named) return { status: found.status, body: resolve(contract, named).value };
    if (example !== undefined && !preferences.dynamic) return { status: found.status, body: example };
    if (!schema) return { status: found.status, body: undefined };
    return generate(schema).then((body) => ({ status: found.status, body }));
  };
}

interface Preferences {
  code: number | undefined;
  example: string | undefined;
  dynamic: boolean;
}

/**
 * Reads a `Prefer` header. Ignores other preferences (RFC 7240, section 2).
 *
 * @returns undefined if the header contains none of the preferences.
 * @throws ApiError 400 for an invalid value.
 */
function readPreferences(header: string): Preferences | undefined {
  const { code, example, dynamic } = parsePairs(header);
  if (code === undefined && example === undefined && dynamic === undefined) return undefined;
  if (code !== undefined && !/^[2-5]\d\d$/.test(code)) throw invalidPreference("code", "a status such as 404", code);
  if (dynamic !== undefined && !/^(true|false)$/.test(dynamic))
    throw invalidPreference("dynamic", "true or false", dynamic);
  return { code: code === undefined ? undefined : Number(code), example, dynamic: dynamic === "true" };
}

// Don't use a regular expression: it could take seconds on a long header.
function parsePairs(header: string): Record<string, string | undefined> {
  const parts = header.split(/[,;]/).map((part) => {
    const [name = "", value = ""] = part.split("=", 2).map((word) => word.trim());
    return [name.toLowerCase(), value.replace(/^"/, "").replace(/"$/, "")];
  });
  return Object.fromEntries(parts.filter(([name]) => name !== ""));
}

function findResponse(
  { operationId, responses }: Operation,
  { code }: Preferences,
): { status: number; response: Response } {
  const keys = Object.keys(responses);
  const success = keys.find((key) => key.startsWith("2")) ?? keys.find((key) => key === "default") ?? keys[0];
  const key =
    code === undefined ? success : [String(code), `${String(code)[0]}XX`, "default"].find((each) => each in responses);
  const response = responses[key ?? ""];
  if (key === undefined || !response) {
    const documented = Object.keys(responses).sort().join(", ");
    throw invalidPreference("code", `a status that ${operationId} documents (${documented})`, String(code));
  }
  return { status: code ?? (Number(key.replace("XX", "00")) || 200), response };
}

function findExample<T>(
  examples: Record<string, T>,
  { example, dynamic }: Preferences,
  documented: string,
): T | undefined {
  if (example === undefined) return dynamic ? undefined : Object.values(examples)[0];
  if (Object.hasOwn(examples, example)) return examples[example];
  throw invalidPreference(
    "example",
    `an example that ${documented} (${Object.keys(examples).join(", ") || "none"})`,
    example,
  );
}

// The contract limits error messages to 1,000 characters.
function invalidPreference(name: string, expected: string, value: string): ApiError {
  return new ApiError(400, {
    error: `Prefer: ${name} must be ${expected}, not ${JSON.stringify(shorten(value, 100))}`,
  });
}

/** Generates values that are valid for a schema of the contract. The mock's seed determines the values. */
function createGenerator({ contract, random }: State): (schema: object) => Promise<object> {
  const schemas = lazy(() => limitSizes(closeEnums(contract.components?.schemas ?? {})));
  return async (schema) => {
    // Loaded on first use, because most mocks never need it.
    const { generateSync } = await import("json-schema-faker");
    const root = { ...limitSizes(closeEnums(schema)), components: { schemas: schemas() } };
    return generateSync(root, {
      seed: random.integerBelow(2 ** 32),
      maxDepth: 50,
      alwaysFakeOptionals: true,
    }) as object;
  };
}

const maxItems = 3;
const maxLength = 100;

// Limits the sizes of lists and texts. A schema can allow 100 conversations with 1,000 tasks, or texts of a megabyte.
function limitSizes<T extends object>(schema: T): T {
  return JSON.parse(JSON.stringify(schema), (_, value) => {
    if (typeof value?.maxItems === "number") value.maxItems = limit(maxItems, value.minItems, value.maxItems);
    if (typeof value?.maxLength === "number") value.maxLength = limit(maxLength, value.minLength, value.maxLength);
    return value;
  });
}

function limit(preferred: number, minimum = 0, maximum: number): number {
  return Math.min(maximum, Math.max(minimum, preferred));
}
