import { Ajv2020, type ErrorObject } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import type { Contract } from "./operations.ts";
import { formatPointer } from "./pointer.ts";

/**
 * Judges a value by the schema at a JSON pointer of the contract; answers what is wrong, a sentence each.
 *
 * @example
 * validate("/components/schemas/Project", project); // ["/name must be string"]
 */
export type Validate = (pointer: string, value: unknown) => string[];

/**
 * The same, for who tells more of a fault than a sentence does. Takes the schema itself too, as it stands in the
 * contract.
 *
 * @throws if the contract has no such schema.
 */
export type ErrorFinder = (schema: string | object, value: unknown) => ValidationError[];

/** A place of a value that breaks a keyword of a schema. */
export interface ValidationError {
  /** JSON pointer (RFC 6901) into the value. */
  pointer: string;
  /** What stands there. */
  value: unknown;
  /** Of JSON Schema: `required`, `type` … */
  keyword: string;
  /** What the keyword asks for, as Ajv has it: `{ missingProperty: "slug" }`. */
  params: Record<string, unknown>;
  /** JSON pointer into the contract: the schema whose keyword it is. */
  schema: string;
  /** What was wanted: `must be string`. */
  message: string;
}

/** Makes a validator over the whole contract; each schema is compiled when it is first asked for. */
export function createValidator(contract: Contract): Validate {
  const find = createErrorFinder(contract);
  return (pointer, value) => find(pointer, value).map(describeError);
}

/** A fault in a sentence: `/name must be string`. */
export function describeError({ pointer, message }: ValidationError): string {
  return `${pointer} ${message}`.trim();
}

/** Makes what finds faults over the whole contract; each schema is compiled when it is first asked for. */
export function createErrorFinder(contract: Contract): ErrorFinder {
  // Strict mode would refuse the keywords that OpenAPI adds; a format that is not known allows everything.
  // To validate each schema takes ten times as long as to compile it; that is the linter's work.
  const ajv = new Ajv2020({ strict: false, validateSchema: false, allErrors: true, verbose: true, logger: false });
  formats.default(ajv);
  ajv.addSchema(contract, "contract");
  let pointers: Map<unknown, string> | undefined;
  const pointerOf = (schema: unknown) => {
    pointers ??= pointersOf(contract);
    return pointers.get(schema);
  };
  return (schema, value) => {
    const pointer = typeof schema === "string" ? schema : pointerOf(schema);
    if (pointer === undefined) throw new Error("The schema is none of the contract's.");
    const validate = ajv.getSchema(`contract#${encodeURI(pointer)}`);
    if (!validate) throw new Error(`The contract has no schema at #${pointer}.`);
    if (validate(value)) return [];
    return (validate.errors ?? []).map((error) => toValidationError(error, pointerOf(error.parentSchema) ?? pointer));
  };
}

function toValidationError(
  { instancePath, data, keyword, message, params }: ErrorObject,
  schema: string,
): ValidationError {
  const allowed = "allowedValues" in params ? `: ${params.allowedValues.join(", ")}` : "";
  return { pointer: instancePath, value: data, keyword, params, schema, message: `${message}${allowed}` };
}

// Ajv tells the schema itself, and its place only within the one that it compiled.
function pointersOf(contract: Contract): Map<unknown, string> {
  const places = new Map<unknown, string>();
  const note = (node: unknown, keys: string[]) => {
    if (typeof node !== "object" || node === null || places.has(node)) return;
    places.set(node, formatPointer(keys));
    for (const [key, value] of Object.entries(node)) note(value, [...keys, key]);
  };
  note(contract, []);
  return places;
}
