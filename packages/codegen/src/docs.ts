import type { Contract } from "@crewkit/openapi";
import { variableOf } from "./client/example.ts";
import { formatName } from "./client/names.ts";
import { type ClientOperation, readOperations } from "./client/operation.ts";

/** Generates the client calls for the code samples in the docs. */
export function generateClientCalls(contract: Contract): string {
  return `import type { ClientCall } from "../samples/client-call.ts";

/** The client call of each operation. */
export const clientCalls: Record<string, ClientCall> = {
${readOperations(contract).map(entry).join("\n")}
};
`;
}

function entry({ operation, name, success }: ClientOperation): string {
  const returns = success.returns === "message" ? "object" : success.returns;
  return `  ${operation.operationId}: { method: "${formatName(name)}", returns: "${returns}", variable: "${variableOf(success.type)}" },`;
}
