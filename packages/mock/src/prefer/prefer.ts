import { type Operation, type Response, resolve } from "@crewkit/openapi";
import type { OperationPlan } from "../contract/operation-plan.ts";
import type { DocumentedResponse } from "../respond.ts";
import type { State } from "../state.ts";
import { createGenerator } from "./generator.ts";
import { type Preferences, readPreferences, undocumented } from "./preferences.ts";

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
    const named = findExample(examples, preferences);
    if (named) return { status: found.status, body: resolve(contract, named).value };
    if (example !== undefined && !preferences.dynamic) return { status: found.status, body: example };
    if (!schema) return { status: found.status, body: undefined };
    return generate(schema).then((body) => ({ status: found.status, body }));
  };
}

function findResponse({ responses }: Operation, preferences: Preferences): { status: number; response: Response } {
  const { code } = preferences;
  const keys = Object.keys(responses);
  const success = keys.find((key) => key.startsWith("2")) ?? keys.find((key) => key === "default") ?? keys[0];
  const key =
    code === undefined ? success : [String(code), `${String(code)[0]}XX`, "default"].find((each) => each in responses);
  const response = responses[key ?? ""];
  if (key === undefined || !response) throw undocumented(preferences);
  return { status: code ?? (Number(key.replace("XX", "00")) || 200), response };
}

function findExample<T>(examples: Record<string, T>, preferences: Preferences): T | undefined {
  const { example, dynamic } = preferences;
  if (example === undefined) return dynamic ? undefined : Object.values(examples)[0];
  if (!Object.hasOwn(examples, example)) throw undocumented(preferences);
  return examples[example];
}
