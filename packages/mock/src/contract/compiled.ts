import equal from "ajv/dist/runtime/equal.js";
import ucs2length from "ajv/dist/runtime/ucs2length.js";
import { fullFormats } from "ajv-formats/dist/formats.js";
import { document as controlDocument } from "../control/document.ts";
import { oncePer } from "./once.ts";
import { type ChecksOf, createChecks, type Depth, type Validate } from "./validation.ts";

/** Checks that were compiled beforehand: the default export of what `compileChecks` writes. */
export type CompiledChecks = (require: (name: string) => unknown) => Record<"contract" | "control", CompiledSchemas>;

// By the text of the schema.
type CompiledSchemas = Record<Depth, Record<string, Validate>>;

/** Gives the checks that were compiled beforehand, of the control API's document and of the only other one: the contract. */
export function compiledChecks(compiled: CompiledChecks): ChecksOf {
  const { contract, control } = compiled(helper);
  return oncePer((document) => {
    const schemas = document === controlDocument ? control : contract;
    return createChecks(document, (schema, depth) => find(schemas[depth], JSON.stringify(schema)));
  });
}

function find(schemas: Record<string, Validate>, text: string): Validate {
  const found = schemas[text];
  if (!found) throw new Error(`The checks are of another contract: compile them anew. None is of ${text}`);
  return found;
}

// What compiled code asks for by its name.
function helper(name: string): unknown {
  const found = helpers[name];
  if (!found) throw new Error(`The checks need ${name}, which is not at hand.`);
  return found;
}

const helpers: Record<string, unknown> = {
  "ajv/dist/runtime/equal": { default: theDefault(equal) },
  "ajv/dist/runtime/ucs2length": { default: theDefault(ucs2length) },
  "ajv-formats/dist/formats": { fullFormats },
};

// Of a CommonJS module, some loaders give what it exports, and some its default alone.
function theDefault<T>(loaded: T | { default: T }): T {
  return typeof loaded === "object" && loaded !== null && "default" in loaded ? loaded.default : (loaded as T);
}
