import { Ajv2020, type ErrorObject } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import type { Contract } from "./operations.ts";
import { formatPointer } from "./pointer.ts";

/**
 * Validates a value against the schema at a JSON pointer of the contract. Returns a message for each error.
 *
 * @example
 * validate("/components/schemas/Project", project); // ["/name must be string"]
 */
export type Validate = (pointer: string, value: unknown) => string[];

/**
 * Validates a value and returns the errors with their details. Accepts a JSON pointer or a schema object of the contract.
 *
 * @throws if the schema is not part of the contract.
 */
export type ErrorFinder = (schema: string | object, value: unknown) => ValidationError[];

/** A violation of a schema keyword. */
export interface ValidationError {
  /** JSON pointer (RFC 6901) into the value. */
  pointer: string;
  /** The invalid value. */
  value: unknown;
  /** The JSON Schema keyword, such as `required`. */
  keyword: string;
  /** The details from Ajv, such as `{ missingProperty: "slug" }`. */
  params: Record<string, unknown>;
  /** JSON pointer of the violated schema in the contract. */
  schema: string;
  /** The requirement, such as `must be string`. */
  message: string;
}

/** Creates a validator for all schemas of a contract. Schemas are compiled on first use. */
export function createValidator(contract: Contract): Validate {
  const find = createErrorFinder(contract);
  return (pointer, value) => find(pointer, value).map(describeError);
}

/** Formats an error: `/name must be string`. */
export function describeError({ pointer, message }: ValidationError): string {
  return `${pointer} ${message}`.trim();
}

/** Creates an error finder for all schemas of a contract. Schemas are compiled on first use. */
export function createErrorFinder(contract: Contract): ErrorFinder {
  // Strict mode rejects OpenAPI's own keywords. `validateSchema` is off because the linter validates the schemas, and validating
  // them takes ten times as long as compiling them.
  const options = { strict: false, validateSchema: false, allErrors: true, verbose: true, logger: false } as const;
  const ajv = new Ajv2020({ ...options, code: { regExp: Object.assign(compilePattern, { code: "compilePattern" }) } });
  formats.default(ajv);
  ajv.addSchema(contract, "contract");
  const validators = new Map<string, ReturnType<typeof ajv.getSchema>>();
  let pointers: Map<unknown, string> | undefined;
  const pointerOf = (schema: unknown) => {
    pointers ??= pointersOf(contract);
    return pointers.get(schema);
  };
  return (schema, value) => {
    const pointer = typeof schema === "string" ? schema : pointerOf(schema);
    if (pointer === undefined) throw new Error("The schema is not part of the contract.");
    const validate = validators.get(pointer) ?? ajv.getSchema(`contract#${encodeURI(pointer)}`);
    if (!validate) throw new Error(`The contract has no schema at #${pointer}.`);
    validators.set(pointer, validate);
    if (validate(value)) return [];
    return (validate.errors ?? []).map((error) => toValidationError(error, pointerOf(error.parentSchema) ?? pointer));
  };
}

/** Compiles a `pattern`. Patterns that are only valid without the `u` flag, such as `\@`, are common. */
export function compilePattern(pattern: string, flags = "u"): RegExp {
  try {
    return new RegExp(pattern, flags);
  } catch {
    return new RegExp(pattern);
  }
}

function toValidationError(
  { instancePath, data, keyword, message, params }: ErrorObject,
  schema: string,
): ValidationError {
  const allowed = "allowedValues" in params ? `: ${params.allowedValues.join(", ")}` : "";
  return { pointer: instancePath, value: data, keyword, params, schema, message: `${message}${allowed}` };
}

// Ajv reports the schema object, and its location only within the compiled schema.
function pointersOf(contract: Contract): Map<unknown, string> {
  const pointers = new Map<unknown, string>();
  const collect = (node: unknown, keys: string[]) => {
    if (typeof node !== "object" || node === null || pointers.has(node)) return;
    pointers.set(node, formatPointer(keys));
    for (const [key, value] of Object.entries(node)) collect(value, [...keys, key]);
  };
  collect(contract, []);
  return pointers;
}
