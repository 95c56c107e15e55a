/**
 * Creates the source files of a new operation, resource, schema or lint rule, with placeholders for everything that does not follow
 * from the conventions of the contract.
 *
 * @example
 * import { schemaFiles } from "@crewkit/codegen/new";
 * const { files, nextSteps } = schemaFiles(process.cwd(), { name: "SessionPin", tag: "Sessions" });
 * @module
 */
export type { NewFiles } from "./draft.ts";
export { type NewOperation, operationFiles } from "./operation.ts";
export { resourceFiles, schemaFiles } from "./resource.ts";
export { ruleFiles } from "./rule.ts";
