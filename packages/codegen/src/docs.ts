import type { Contract } from "@crewkit/openapi";
import { variableOf } from "./client/example.ts";
import { formatName } from "./client/names.ts";
import { type ClientOperation, readOperations } from "./client/operation.ts";

/** Writes the calls of the client for the docs' samples: the method of each operation, and what it returns. */
export function clientCallsFile(contract: Contract): string {
  return `import type { ClientCall } from "../samples/client-call.ts";

/** How the client calls each operation. */
export const clientCalls: Record<string, ClientCall> = {
${readOperations(contract).map(entry).join("\n")}
};
`;
}

function entry({ operation, name, success }: ClientOperation): string {
  const { returns, type } = success;
  return `  ${operation.operationId}: { method: "${formatName(name)}", returns: "${returns}", variable: "${variableOf(type)}" },`;
}
