import type { Contract } from "@crewkit/openapi";
import { _, Ajv2020, type CodeKeywordDefinition, type Options } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { lazy, memoize } from "./memoize.ts";
import { createChecks, type ErrorLimit, type GetChecks } from "./validation.ts";

/** The checks of a document, each schema compiled when it is first used. Ajv makes functions of texts: no strict page lets it. */
export const compileOnDemand: GetChecks = memoize((document) => {
  const compilers = { first: lazy(() => createAjv(document, "first")), all: lazy(() => createAjv(document, "all")) };
  return createChecks(document, (schema, errorLimit) => compilers[errorLimit]().compile(absolute(schema)));
});

/** An Ajv that knows the schemas of a document. */
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

/** A schema of the document whose references lead to where {@link createAjv} put the document's. */
export function absolute(schema: object): object {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"contract#/'));
}

// The contract's bound of a text in UTF-8. A text has at least as many bytes as it has UTF-16 units.
const maxBytes: CodeKeywordDefinition = {
  keyword: "x-max-bytes",
  type: "string",
  schemaType: "number",
  code(context) {
    const { data, schema } = context;
    context.fail(_`${data}.length > ${schema / 3} && new TextEncoder().encode(${data}).length > ${schema}`);
  },
};
