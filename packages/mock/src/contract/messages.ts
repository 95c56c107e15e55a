import type { ErrorObject } from "ajv";

/** Converts validation errors to messages by field: `{ "model_metrics.cost_usd": ["can't be blank"] }`. */
export function describeErrors(
  errors: ErrorObject[],
  readOnlyFields: ReadonlySet<string> = new Set(),
): Record<string, string[]> {
  const messagesByField = new Map<string, Set<string>>();
  for (const error of errors) {
    // A nullable schema also has more specific errors.
    if (error.keyword === "type" && error.schema === "null") continue;
    const messageFor = messages[error.keyword];
    const message = messageFor ? messageFor(error, readOnlyFields) : error.message;
    const field = fieldOf(error);
    if (message !== undefined) messagesByField.set(field, (messagesByField.get(field) ?? new Set()).add(message));
  }
  return Object.fromEntries([...messagesByField].map(([field, all]) => [field, all.has(blank) ? [blank] : [...all]]));
}

const blank = "can't be blank";

function fieldOf({ instancePath, params }: ErrorObject): string {
  const keys = instancePath
    .split("/")
    .slice(1)
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
  const inner = params.missingProperty ?? params.additionalProperty;
  return [...keys, ...(inner === undefined ? [] : [inner])].join(".") || "body";
}

type MessageFor = (error: ErrorObject, readOnlyFields: ReadonlySet<string>) => string | undefined;

// `oneOf` and `anyOf` have no message: the errors of their subschemas are more specific. For `not`, the handler throws.
const messages: Record<string, MessageFor> = {
  required: () => blank,
  additionalProperties: ({ params }, readOnlyFields) =>
    readOnlyFields.has(params.additionalProperty) ? "can't be changed" : "is not recognized",
  type: ({ schema, data }) =>
    data === null
      ? blank
      : `must be ${joinWithOr(
          [schema]
            .flat()
            .filter(notNull)
            .map((type) => typeNames[String(type)] ?? String(type)),
        )}`,
  enum: ({ schema }) => `must be ${joinWithOr((schema as unknown[]).filter(notNull).map(String))}`,
  const: ({ schema }) => `must be ${schema}`,
  format: ({ schema }) => formatMessages[String(schema)] ?? `is not a valid ${schema}`,
  // Only texts, unlike slugs or hashes, match patterns that accept spaces.
  pattern: ({ parentSchema, schema, data }) =>
    String(data).trim() === "" && new RegExp(String(schema), "u").test("a text")
      ? blank
      : (parentSchema?.["x-pattern-message"] ?? formatMessage(parentSchema) ?? `must match ${schema}`),
  minLength: ({ schema, data, parentSchema }) =>
    data === "" ? blank : (fixedLengthMessage(parentSchema) ?? `must be at least ${schema} characters`),
  maxLength: ({ schema, parentSchema }) => {
    const bytes = parentSchema?.["x-max-bytes"];
    if (bytes !== undefined) return `must be at most ${bytes} bytes`;
    return fixedLengthMessage(parentSchema) ?? `must be at most ${schema} characters`;
  },
  "x-max-bytes": ({ schema }) => `must be at most ${schema} bytes`,
  minimum: ({ schema }) => `must be at least ${schema}`,
  maximum: ({ schema }) => `must be at most ${schema}`,
  exclusiveMinimum: ({ schema }) => `must be more than ${schema}`,
  exclusiveMaximum: ({ schema }) => `must be less than ${schema}`,
  multipleOf: ({ schema }) => `must be a multiple of ${schema}`,
  minItems: ({ schema, data }) => ((data as unknown[]).length === 0 ? blank : `must have at least ${schema} items`),
  maxItems: ({ schema }) => `must have at most ${schema} items`,
  uniqueItems: () => "must not contain duplicate items",
  minProperties: () => "can't be empty",
  oneOf: () => undefined,
  anyOf: () => undefined,
  not: () => undefined,
};

const formatMessages: Record<string, string> = {
  uuid: "must be a UUID",
  email: "must be a valid email address",
  date: "must be a date",
  "date-time": "must be a timestamp such as 2026-11-20T14:00:00Z",
  uri: "must be a URL",
  int32: "must be an integer",
  int64: "must be an integer",
};

// If the length is fixed, report the format instead of a length.
function fixedLengthMessage(schema: ErrorObject["parentSchema"]): string | undefined {
  const hasFixedLength = schema?.format === "date" || schema?.minLength === schema?.maxLength;
  return hasFixedLength ? (schema?.["x-pattern-message"] ?? formatMessage(schema)) : undefined;
}

function formatMessage(schema: ErrorObject["parentSchema"]): string | undefined {
  return formatMessages[String(schema?.format)];
}

const typeNames: Record<string, string> = {
  string: "a string",
  integer: "an integer",
  number: "a number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
};

function notNull(value: unknown): boolean {
  return value !== null && value !== "null";
}

function joinWithOr(words: string[]): string {
  return words.length < 2 ? words.join() : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}
