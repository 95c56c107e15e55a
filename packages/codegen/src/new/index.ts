/**
 * Creates the source files of a new operation, schema or lint rule, with placeholders for everything that does not follow from the
 * conventions of the contract.
 *
 * @example
 * import { schemaFiles } from "@crewkit/codegen/new";
 * const { files, nextSteps } = schemaFiles(process.cwd(), { name: "SessionPin", tag: "Sessions" });
 * @module
 */
export type { NewFiles } from "./files.ts";
export { operationFiles } from "./operation.ts";
export { ruleFiles } from "./rule.ts";
export { schemaFiles } from "./schema.ts";
