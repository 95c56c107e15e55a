import equal from "ajv/dist/runtime/equal.js";
import ucs2length from "ajv/dist/runtime/ucs2length.js";
import { fullFormats } from "ajv-formats/dist/formats.js";
import { memoize } from "../base/memoize.ts";
import { document as controlDocument } from "./control-document.ts";
import { type CompiledSchema, createChecks, type GetChecks } from "./validation.ts";

/** Precompiled checks: the default export of the module that `compileChecks` generates. */
export type CompiledChecks = (require: (name: string) => unknown) => Record<"contract" | "control", CompiledSchemas>;

type CompiledSchemas = Record<string, CompiledSchema>;

export function loadPrecompiledChecks(compiled: CompiledChecks): GetChecks {
  const { contract, control } = compiled(requireHelper);
  return memoize((document) => {
    const schemas = document === controlDocument ? control : contract;
    return createChecks(document, (schema) => {
      const text = JSON.stringify(schema);
      if (schemas[text]) return schemas[text];
      throw new Error(`The checks were compiled from another contract. Compile them again. Missing schema: ${text}`);
    });
  });
}

function requireHelper(name: string): unknown {
  const helper = helpers[name];
  if (!helper) throw new Error(`The checks require an unknown module: ${name}.`);
  return helper;
}

const helpers: Record<string, unknown> = {
  "ajv/dist/runtime/equal": { default: defaultExport(equal) },
  "ajv/dist/runtime/ucs2length": { default: defaultExport(ucs2length) },
  "ajv-formats/dist/formats": { fullFormats },
};

// Some loaders return the exports of a CommonJS module, others only its default export.
function defaultExport<T>(loaded: T | { default: T }): T {
  return typeof loaded === "object" && loaded !== null && "default" in loaded ? loaded.default : (loaded as T);
}
