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
export type FindFaults = (schema: string | object, value: unknown) => Fault[];

/** A place of a value that breaks a keyword of a schema. */
export interface Fault {
  /** JSON pointer (RFC 6901) into the value. */
  at: string;
  /** What stands there. */
  value: unknown;
  /** Of JSON Schema: `required`, `type` … */
  keyword: string;
  /** What the keyword asks for, as Ajv has it: `{ missingProperty: "slug" }`. */
  params: Record<string, unknown>;
  /** JSON pointer into the contract: the schema whose keyword it is. */
  schema: string;
  /** What was wanted: `must be string`. */
  wanted: string;
}

/** Makes a validator over the whole contract; each schema is compiled when it is first asked for. */
export function createValidator(contract: Contract): Validate {
  const find = createFaultFinder(contract);
  return (pointer, value) => find(pointer, value).map(describeFault);
}

/** A fault in a sentence: `/name must be string`. */
export function describeFault({ at, wanted }: Fault): string {
  return `${at} ${wanted}`.trim();
}

/** Makes what finds faults over the whole contract; each schema is compiled when it is first asked for. */
export function createFaultFinder(contract: Contract): FindFaults {
  // Strict mode would refuse the keywords that OpenAPI adds; a format that is not known allows everything.
  // To validate each schema takes ten times as long as to compile it; that is the linter's work.
  const ajv = new Ajv2020({ strict: false, validateSchema: false, allErrors: true, verbose: true, logger: false });
  formats.default(ajv);
  ajv.addSchema(contract, "contract");
  let places: Map<unknown, string> | undefined;
  const placeOf = (schema: unknown) => {
    places ??= placesOf(contract);
    return places.get(schema);
  };
  return (schema, value) => {
    const pointer = typeof schema === "string" ? schema : placeOf(schema);
    if (pointer === undefined) throw new Error("The schema is none of the contract's.");
    const validate = ajv.getSchema(`contract#${encodeURI(pointer)}`);
    if (!validate) throw new Error(`The contract has no schema at #${pointer}.`);
    if (validate(value)) return [];
    return (validate.errors ?? []).map((error) => toFault(error, placeOf(error.parentSchema) ?? pointer));
  };
}

function toFault({ instancePath, data, keyword, message, params }: ErrorObject, schema: string): Fault {
  const allowed = "allowedValues" in params ? `: ${params.allowedValues.join(", ")}` : "";
  return { at: instancePath, value: data, keyword, params, schema, wanted: `${message}${allowed}` };
}

// Ajv tells the schema itself, and its place only within the one that it compiled.
function placesOf(contract: Contract): Map<unknown, string> {
  const places = new Map<unknown, string>();
  const note = (node: unknown, keys: string[]) => {
    if (typeof node !== "object" || node === null || places.has(node)) return;
    places.set(node, formatPointer(keys));
    for (const [key, value] of Object.entries(node)) note(value, [...keys, key]);
  };
  note(contract, []);
  return places;
}
