import type { Contract } from "@crewkit/openapi";
import { variableOf } from "./client/example-call.ts";
import { written } from "./client/names.ts";
import { type ClientOperation, readOperations } from "./client/read.ts";
import { type GeneratedFiles, generatedBanner } from "./project.ts";

/** What the docs must know of the client to write its samples: how each operation is called there, and what comes back. */
export function docsFiles(contract: Contract): GeneratedFiles {
  const text = `// ${generatedBanner("openapi/")}

import type { ClientCall } from "../samples/client.ts";

/** How the client calls each operation. */
export const clientCalls: Record<string, ClientCall> = {
${readOperations(contract).map(entry).join("\n")}
};
`;
  return new Map([["packages/docs/src/generated/client-calls.ts", text]]);
}

function entry({ operation, name, answer }: ClientOperation): string {
  const { form, type } = answer;
  return `  ${operation.operationId}: { method: "${written(name)}", form: "${form}", variable: "${variableOf(type)}" },`;
}
