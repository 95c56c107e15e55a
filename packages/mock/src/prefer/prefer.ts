import { type Operation, type Response, resolve } from "@crewkit/openapi";
import type { OperationPlan } from "../contract/operation-plan.ts";
import type { DocumentedResponse } from "../respond.ts";
import type { State } from "../state.ts";
import { createGenerator } from "./generator.ts";
import { invalidPreference, type Preferences, readPreferences } from "./preferences.ts";

/** Returns undefined if the `Prefer` header contains no supported preference. */
export type PreferHandler = (
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
