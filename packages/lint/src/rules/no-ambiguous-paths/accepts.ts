import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

/** Whether a parameter can hold a text that stands in a URL. */
export type Accepts = (text: string) => boolean;

// A text in a URL has no type: "42" may be meant as an integer, so Ajv coerces.
const ajv = new Ajv2020({ strict: false, coerceTypes: "array", addUsedSchema: false, logger: false });
addFormats.default(ajv);

const compiled = new Map<string, Accepts>();

/** Compiles a schema once, however many paths use it: compiling costs thousands of times what a check does. */
export function acceptsBy(schema: unknown): Accepts {
  const key = JSON.stringify(schema);
  const accepts = compiled.get(key) ?? compile(schema);
  compiled.set(key, accepts);
  return accepts;
}

function compile(schema: unknown): Accepts {
  try {
    const validate = ajv.compile(schema as object | boolean);
    return (text) => validate(text) as boolean;
  } catch {
    // An invalid schema is another rule's to report; until it is fixed it excludes nothing.
    return () => true;
  }
}
