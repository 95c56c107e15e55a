import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { type Contract, listOperations } from "@crewkit/openapi";
import { build } from "esbuild";
import { bundleOptions } from "../bundle.ts";
import { createDocOperation } from "../model/operation.ts";
import type { Site } from "../model/site.ts";
import { organizationId, readSample } from "../samples/sample.ts";
import { fillVariables, variableNames } from "../samples/variables.ts";
import type { TryItData } from "./browser/mock.ts";
import { minimizeContract } from "./minimize-contract.ts";

export async function tryItFiles({ contract, errorMatrix }: Site): Promise<Map<string, string>> {
  // Imported here because the mock reads the bundled contract, which does not exist yet when the first build starts.
  const { compileChecks } = await import("@crewkit/mock/compile");
  const minimized = minimizeContract(contract);
  // Browsers parse large values faster as JSON than as code.
  const modules = {
    contract: `export default JSON.parse(${JSON.stringify(JSON.stringify(minimized))})`,
    checks: compileChecks(minimized),
    samples: `export default ${JSON.stringify(sampleInputs(contract))}`,
    statuses: `export default ${JSON.stringify(errorMatrix.statuses)}`,
  };
  const imports = Object.entries(modules).map(([name, code]) => {
    return `import ${name} from "data:text/javascript,${encodeURIComponent(code)}";`;
  });
  const contents = `import "./try-it.css";
import "./form/fields.css";
import { install } from "./index.ts";
${imports.join("\n")}
install({ contract, checks, samples, statuses });`;
  const resolveDir = join(import.meta.dirname, "browser");
  const { outputFiles } = await build({
    ...bundleOptions,
    stdin: { contents, resolveDir, sourcefile: "try-it.ts" },
    // The mock loads it for generated responses, which the form cannot request.
    external: ["json-schema-faker"],
  });
  return new Map(outputFiles.map(({ path, text }) => [`assets/try-it.${path.replace(/.*\./, "")}`, text]));
}

// Queries, and bodies that differ from the contract's first example, which may conflict with the sample data of the mock. The
// values of variables other than `$ORG` come from earlier responses.
function sampleInputs(contract: Contract): TryItData["samples"] {
  const inputs = listOperations(contract).flatMap((each) => {
    const operation = createDocOperation(contract, each);
    const sample = readSample(operation);
    const hasValues = variableNames(sample.body).every((name) => name === "ORG");
    const { query, body } = fillVariables(sample, { ORG: organizationId() });
    const differs = hasValues && !isDeepStrictEqual(body, operation.body?.examples[0]?.value);
    const input = { ...(Object.keys(query).length > 0 && { query }), ...(differs && { body }) };
    return Object.keys(input).length > 0 ? [[operation.operationId, input] as const] : [];
  });
  return Object.fromEntries(inputs);
}
