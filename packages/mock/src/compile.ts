import { type Contract, listOperations } from "@crewkit/openapi";
import published from "@crewkit/openapi/openapi.json" with { type: "json" };
import standaloneCode from "ajv/dist/standalone/index.js";
import { absolute, createAjv } from "./contract/compiler.ts";
import { planOperation } from "./contract/plan.ts";
import type { Checks, Depth } from "./contract/validation.ts";
import { document as controlDocument, formChecksOf } from "./control/document.ts";
import { recordsCheckOf } from "./control/records-schema.ts";
import { fitsOf } from "./rules/playbooks/convention-import.ts";

/**
 * Compiles the checks of a contract's schemas beforehand, for a page whose Content-Security-Policy lets no text become
 * code. `createMock` of `@crewkit/mock/compiled` takes them.
 *
 * @returns the source of a module, in JavaScript, that imports nothing.
 * @throws if the contract has a schema that can't be compiled.
 * @example
 * await writeFile("checks.js", compileChecks());
 */
export function compileChecks(contract: Contract = published): string {
  return `// Compiled by compileChecks of @crewkit/mock.
export default (require) => ({
contract: ${compileSchemas(contract, contractUsers)},
control: ${compileSchemas(controlDocument, controlUsers)},
});
`;
}

type User = (checks: Checks) => void;

// Who has schemas checked.
const planAll: User = (checks) => {
  for (const operation of listOperations(checks.document)) planOperation(checks, operation);
};
const contractUsers: User[] = [planAll, recordsCheckOf, fitsOf];
const controlUsers: User[] = [planAll, formChecksOf];

function compileSchemas(document: Contract, users: User[]): string {
  const texts = new Set<string>();
  const note = (schema: object) => {
    texts.add(JSON.stringify(schema));
    return () => [];
  };
  for (const use of users) use({ document, of: note });
  return `{
first: ${compileAll(document, "first", [...texts])},
all: ${compileAll(document, "all", [...texts])},
}`;
}

// By the text of the schema; functions of schemas that several refer to stand there once.
function compileAll(document: Contract, depth: Depth, texts: string[]): string {
  const ajv = createAjv(document, depth, { code: { source: true }, inlineRefs: false });
  const ids = texts.map((text, place) => {
    const id = `check-${place}`;
    ajv.addSchema(absolute(JSON.parse(text)), id);
    return [text, id];
  });
  return `((exports) => {${standaloneCode.default(ajv, Object.fromEntries(ids))}
return exports; })({})`;
}
