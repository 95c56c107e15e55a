import type { Caller } from "../call.ts";
import type { Plan } from "../contract/plan.ts";
import type { RawRequest } from "../exchange.ts";
import { invalid, type Refusal } from "../refusal.ts";
import { ownOf } from "../rules/find.ts";
import type { State } from "../state.ts";
import { permit, type Scope } from "./authorize.ts";

/** What the steps have found out about a request. */
interface Found {
  plan: Plan;
  path: Record<string, string>;
  caller: Caller | undefined;
  scope: Scope;
  query: object;
  body: unknown;
}

/** Makes what a handler is given ({@link import("../call.ts").Call}). */
export type MakeCall = (raw: RawRequest, found: Found) => { query: object };

export function createMakeCall(state: State): MakeCall {
  const { contract, store, random, clock } = state;
  const checks = state.checksOf(contract);
  const now = (seconds?: number) => clock.now(seconds);
  return (raw, { plan, path, caller, scope, query, body }) => ({
    path,
    query,
    body,
    caller,
    ...scope,
    contract,
    checks,
    store,
    random,
    now,
    address: raw.address,
    origin: raw.origin,
    userAgent: String(raw.headers["user-agent"] ?? ""),
    refuse: (name: string, field?: string) => readdress(plan.refusal(name), field),
    find(table: "projects", id: string = path.id ?? "") {
      const record = ownOf(store[table], id, scope.organization?.id ?? "");
      if (!record) throw plan.refusal("notFound");
      return record;
    },
    permit(organizationId: string) {
      if (!caller) throw plan.refusal("missing");
      return permit(plan, organizationId, caller, state);
    },
  });
}

// Puts another field in the place of the one that the contract's example is about.
function readdress(refusal: Refusal, field: string | undefined): Refusal {
  const [messages] = Object.values(refusal.body.details ?? {});
  if (field === undefined || !messages) return refusal;
  return invalid(refusal.status as 400 | 422, { [field]: messages });
}
