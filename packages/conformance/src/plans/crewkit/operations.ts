import type { OperationPlan } from "../../plan/plan.ts";
import { passkeys } from "./passkeys.ts";
import { readTestRequests } from "./test-requests.ts";

export const operations: Record<string, OperationPlan> = readTestRequests();

// Users may type the code in lowercase or without its hyphen (RFC 8628, section 6.1).
extend("verifyDeviceCode", { spellings: { user_code: (code) => [code.toLowerCase(), code.replace("-", "")] } });
extend("createInvitation", { spellings: { email: (email) => [email.toUpperCase()] } });
for (const operationId of ["createRepository", "lookupRepository", "resolveProject"])
  extend(operationId, { spellings: { remote_url: otherRemotes } });
for (const [operationId, plan] of Object.entries(passkeys)) extend(operationId, plan);

function extend(operationId: string, plan: OperationPlan): void {
  operations[operationId] = { ...operations[operationId], ...plan };
}

// The SSH forms of an HTTPS remote, and URLs that differ only in parts that do not matter.
function otherRemotes(remote: string): string[] {
  const { host, pathname } = new URL(remote);
  const path = pathname.replace(/^\/|\.git$/g, "");
  return [
    `git@${host}:${path}.git`,
    `ssh://git@${host}/${path}.git`,
    `https://user@${host}/${path}.git`,
    `https://${host.toUpperCase()}/${path}/`,
  ];
}
