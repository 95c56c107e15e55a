import type { Operation } from "@crewkit/openapi";
import { type Law, successOf } from "../law/law.ts";
import { foreignStatus } from "../law/refusals.ts";
import type { CaseParts, MakeCases, Making } from "./make.ts";

/** Who asks: nobody, with a token that is worth nothing, with too little permission, from elsewhere. */
export const access: MakeCases = (operation, making) =>
  operation.secured
    ? [...tokens(making), ...levels(operation, making), ...stranger(operation, making)]
    : open(operation, making);

// What needs no token does not judge one either: a client that always sends its old one could never renew it.
function open(operation: Operation, { law }: Making): CaseParts[] {
  if (law.plan.refusals.token === undefined || takesToken(operation, law)) return [];
  const why = "a garbled token, though it needs none";
  return [{ why, status: successOf(operation), edits: [{ in: "token", token: "garbled" }] }];
}

function tokens({ law: { plan } }: Making): CaseParts[] {
  const refused = { status: plan.refusals.token, fault: "token" } as const;
  return [
    { ...refused, why: "no token", edits: [{ in: "token", token: null }] },
    { ...refused, why: "a garbled token", edits: [{ in: "token", token: "garbled" }] },
    ...(plan.spentToken
      ? [{ ...refused, why: "a token that was revoked", edits: [{ in: "spent token" } as const] }]
      : []),
  ];
}

function levels(operation: Operation, { law: { plan, contract } }: Making): CaseParts[] {
  const least = plan.permission?.(operation, contract);
  if (least === undefined) return [];
  const status = plan.refusals.permission;
  return [
    { why: `as ${least}`, status: successOf(operation), edits: [{ in: "as", who: least }] },
    ...plan.actors.slice(plan.actors.indexOf(least) + 1).map((who): CaseParts => {
      return { why: `as ${who}, below ${least}`, status, edits: [{ in: "as", who }], fault: "permission" };
    }),
  ];
}

function stranger(operation: Operation, { law }: Making): CaseParts[] {
  const { stranger: who } = law.plan;
  if (who === undefined) return [];
  const status = foreignStatus(operation, law);
  return [{ why: "as a stranger", status, edits: [{ in: "as", who }], fault: "foreign" }];
}

// Where a requirement is empty among others (`[{}, …]`), a token is taken, and may be refused.
function takesToken({ path, method }: Operation, { contract }: Law): boolean {
  const own: { security?: unknown[] } = Object(contract.paths?.[path])[method] ?? {};
  return (own.security ?? contract.security ?? []).length > 0;
}
