import { type Contract, listOperations } from "@crewkit/openapi";
import published from "@crewkit/openapi/openapi.json" with { type: "json" };
import standaloneCode from "ajv/dist/standalone/index.js";
import { createAjv, toAbsoluteRefs } from "./contract/compiler.ts";
import { document as controlDocument, getInputChecks } from "./contract/control-document.ts";
import { planOperation } from "./contract/operation-plan.ts";
import type { SchemaChecks } from "./contract/validation.ts";
import { getTaskCheck } from "./control/sessions.ts";
import { getFieldCheck } from "./resources/conventions/convention-import.ts";
import { getRecordChecks } from "./store/validate-records.ts";

/**
 * Precompiles the schema checks of a contract, for web pages whose Content-Security-Policy forbids `unsafe-eval`. Pass
 * the result to `createMock` of `@crewkit/mock/compiled`.
 *
 * @returns the source of a JavaScript module without imports.
 * @throws if a schema of the contract can't be compiled.
 * @example
 * await writeFile("checks.js", compileChecks());
 */
export function compileChecks(contract: Contract = published): string {
  return `// Compiled by compileChecks of @crewkit/mock.
export default (require) => ({
contract: ${compileSchemas(contract, contractCheckSources)},
control: ${compileSchemas(controlDocument, controlCheckSources)},
});
`;
}

type CheckSource = (checks: SchemaChecks) => void;

// All code that compiles schemas of the contract or the control API.
const planAllOperations: CheckSource = (checks) => {
  for (const operation of listOperations(checks.document)) planOperation(checks, operation);
};
const contractCheckSources: CheckSource[] = [planAllOperations, getRecordChecks, getTaskCheck, getFieldCheck];
const controlCheckSources: CheckSource[] = [planAllOperations, getInputChecks];

// Don't inline references: the code of a shared schema should be emitted once.
function compileSchemas(document: Contract, checkSources: CheckSource[]): string {
  const texts = new Set<string>();
  const collect = (schema: object) => {
    texts.add(JSON.stringify(schema));
    return () => [];
  };
  for (const use of checkSources) use({ document, of: collect });
  // One module for both limits, because two would be twice as large. Rejecting a large invalid value takes longer.
  const ajv = createAjv(document, "all", { code: { source: true }, inlineRefs: false });
  const ids = [...texts].map((text, index) => {
    const id = `check-${index}`;
    ajv.addSchema(toAbsoluteRefs(JSON.parse(text)), id);
    return [text, id];
  });
  return `((exports) => {${standaloneCode.default(ajv, Object.fromEntries(ids))}
return exports; })({})`;
}
