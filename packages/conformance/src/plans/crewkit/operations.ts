import type { OperationPlan } from "../../base/plan.ts";
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
  const { errors = {}, ...current } = operations[operationId] ?? {};
  const statuses = Object.entries(plan.errors ?? {});
  const added = statuses.map(([status, requests]) => [status, { ...errors[Number(status)], ...requests }]);
  operations[operationId] = { ...current, ...plan, errors: { ...errors, ...Object.fromEntries(added) } };
}

// Each form of a remote, with differences that do not matter.
function otherRemotes(remote: string): string[] {
  const [, host = "", path] = /([^/]+)\/([^/].*?)(\.git)?$/.exec(remote) ?? [];
  return [
    `${host}/${path}`,
    `git@${host}:${path}.git`,
    `ssh://git@${host}:22//${path}.git`,
    `https://user@${host}:443/${path}`,
    `http://${host.toUpperCase()}/${path}/`,
  ];
}
