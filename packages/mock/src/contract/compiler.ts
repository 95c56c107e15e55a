import type { Contract } from "@crewkit/openapi";
import { _, Ajv2020, type CodeKeywordDefinition, type Options } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { lazy, memoize } from "../base/memoize.ts";
import { createChecks, type ErrorLimit, type GetChecks } from "./validation.ts";

/** Compiles checks on first use. Ajv generates code, which needs `unsafe-eval`. */
export const compileOnDemand: GetChecks = memoize((document) => {
  const compilers = { first: lazy(() => createAjv(document, "first")), all: lazy(() => createAjv(document, "all")) };
  return createChecks(document, (schema, errorLimit) => compilers[errorLimit]().compile(toAbsoluteRefs(schema)));
});

export function createAjv({ components }: Contract, errorLimit: ErrorLimit, options: Options = {}): Ajv2020 {
  const ajv = new Ajv2020({
    strict: false,
    validateSchema: false,
    allErrors: errorLimit === "all",
    verbose: true,
    useDefaults: true,
    strictNumbers: true,
    ...options,
  });
  formats.default(ajv);
  ajv.addKeyword(maxBytes);
  return ajv.addSchema({ $id: "contract", components: { schemas: components?.schemas } });
}

/** Rewrites references to the `$id` under which {@link createAjv} registers the document. */
export function toAbsoluteRefs(schema: object): object {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"contract#/'));
}

// The maximum length of a string in UTF-8. A UTF-16 code unit takes 1 to 3 bytes.
const maxBytes: CodeKeywordDefinition = {
  keyword: "x-max-bytes",
  type: "string",
  schemaType: "number",
  code(context) {
    const { data, schema } = context;
    context.fail(_`${data}.length > ${schema / 3} && new TextEncoder().encode(${data}).length > ${schema}`);
  },
};
