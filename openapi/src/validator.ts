import { Ajv2020, type ErrorObject } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import type { Contract } from "./operations.ts";

/**
 * Judges a value by the schema at a JSON pointer of the contract; answers what is wrong, a sentence each.
 *
 * @example
 * validate("/components/schemas/Project", project); // ["/name must be string"]
 */
export type Validate = (pointer: string, value: unknown) => string[];

/** Makes a validator over the whole contract; each schema is compiled when it is first asked for. */
export function createValidator(contract: Contract): Validate {
  // Strict mode would refuse the keywords that OpenAPI adds.
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  formats.default(ajv);
  ajv.addSchema(contract, "contract");
  return (pointer, value) => {
    const validate = ajv.getSchema(`contract#${encodeURI(pointer)}`);
    if (!validate) throw new Error(`The contract has no schema at #${pointer}.`);
    return validate(value) ? [] : (validate.errors ?? []).map(describe);
  };
}

function describe({ instancePath, message, params }: ErrorObject): string {
  const allowed = "allowedValues" in params ? `: ${params.allowedValues.join(", ")}` : "";
  return `${instancePath} ${message}${allowed}`.trim();
}
