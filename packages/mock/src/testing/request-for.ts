import type { Operation } from "@crewkit/openapi";
import type { OperationId } from "../call.ts";
import type { TestApi, TestRequest } from "./api.ts";
import { prepare, type Reaches } from "./reach.ts";
import { requests } from "./requests/index.ts";

type Request = TestRequest<OperationId>;

/**
 * A request that an operation answers with a status that it documents.
 *
 * @throws if it is known neither from the folder `requests/` nor by rule.
 */
export async function requestFor(operation: Operation, status: number, api: TestApi): Promise<Request> {
  const { success, ...others } = requests[operation.operationId as OperationId] as Reaches<OperationId>[OperationId];
  const own = status < 300 ? success : others[status as keyof typeof others];
  if (own) return prepare(own, api);
  const make = byRule[status];
  if (!make) throw new Error(`testing/requests has no request that reaches ${status} of ${operation.operationId}.`);
  return make(operation, await prepare(success, api));
}

// What spoils a request that would succeed, by the status that it then gets.
const byRule: Record<number, (operation: Operation, success: Request) => Request> = {
  400({ requestBody, parameters }, success) {
    if (requestBody) return { ...success, raw: "{" };
    if (parameters.some(({ name }) => name === "per_page"))
      return { ...success, query: { ...success.query, per_page: 101 } };
    return { ...success, unreadable: true };
  },
  401: (_, success) => ({ ...success, as: null }),
  // Where an organization stands in the path, Noor is no member of it; elsewhere Dana only reads.
  403: ({ path }, success) => ({ ...success, as: /^\/(\{org_id\}|organizations)/.test(path) ? "noor" : "dana" }),
  404({ path }, success) {
    const last = [...path.matchAll(/\{(\w+)\}/g)].at(-1)?.[1] ?? "";
    const unknown = /^\/(\{org_id\}|organizations\/\{id\})[^{]*$/.test(path)
      ? "nobody"
      : "7d9c2f5e-0000-4000-8000-000000000000";
    return { ...success, path: { ...success.path, [last]: unknown } };
  },
};
