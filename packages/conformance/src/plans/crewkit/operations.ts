import type { OperationPlan } from "../../base/plan.ts";
import { passkeys } from "./passkeys.ts";
import { readTestRequests } from "./test-requests.ts";

export const operations: Record<string, OperationPlan> = readTestRequests();

for (const [operationId, plan] of Object.entries(passkeys)) extend(operationId, plan);

function extend(operationId: string, plan: OperationPlan): void {
  const { errors = {}, ...current } = operations[operationId] ?? {};
  const statuses = Object.entries(plan.errors ?? {});
  const added = statuses.map(([status, requests]) => [status, { ...errors[Number(status)], ...requests }]);
  operations[operationId] = { ...current, ...plan, errors: { ...errors, ...Object.fromEntries(added) } };
}
