import type { Operation } from "@crewkit/openapi";
import { documents, type Law, mayWrite, successOf } from "../law/law.ts";
import { foreignStatus } from "../law/refusals.ts";
import type { Case, Edit } from "./case.ts";
import { type MakeCases, type Making, makeCase } from "./make.ts";

/** Who asks: nobody, with a token that is worth nothing, with too little permission, from elsewhere. */
export const accessCases: MakeCases = (operation, making) =>
  operation.secured
    ? [...tokens(operation, making), ...levels(operation, making), ...stranger(operation, making)]
    : open(operation, making);

// What needs no token does not judge one either: a client that always sends its old one could never renew it.
function open(operation: Operation, { law }: Making): Case[] {
  const { token } = law.plan.refusals;
  if (token === undefined || takesToken(operation, law)) return [];
  const fresh = mayWrite(operation, law.plan);
  const edits: Edit[] = [{ in: "token", token: "garbled" }];
  return [
    makeCase(operation, successOf(operation), {
      kind: "access",
      why: "a garbled token, though it needs none",
      fresh,
      edits,
    }),
  ];
}

function tokens(operation: Operation, { law: { plan } }: Making): Case[] {
  const { token: status } = plan.refusals;
  if (!documents(operation, status)) return [];
  const edits: [why: string, edit: Edit][] = [
    ["no token", { in: "token", token: null }],
    ["a garbled token", { in: "token", token: "garbled" }],
    ...(plan.spentToken ? [["a token that was revoked", { in: "spent token" }] as [string, Edit]] : []),
  ];
  return edits.map(([why, edit]) =>
    makeCase(operation, status, { kind: "access", why, edits: [edit], fault: "token" }),
  );
}

function levels(operation: Operation, { law: { plan, contract } }: Making): Case[] {
  const least = plan.permission?.(operation, contract);
  if (least === undefined) return [];
  const at = plan.actors.indexOf(least);
  const { permission: status } = plan.refusals;
  const fresh = mayWrite(operation, plan);
  const allowed = makeCase(operation, successOf(operation), {
    kind: "access",
    why: `as ${least}`,
    fresh,
    edits: [{ in: "as", who: least }],
  });
  if (!documents(operation, status)) return [allowed];
  const below = plan.actors.slice(at + 1);
  return [
    allowed,
    ...below.map((who) =>
      makeCase(operation, status, {
        kind: "access",
        why: `as ${who}, below ${least}`,
        edits: [{ in: "as", who }],
        fault: "permission",
      }),
    ),
  ];
}

function stranger(operation: Operation, { law }: Making): Case[] {
  const { stranger: who } = law.plan;
  const status = foreignStatus(operation, law);
  if (who === undefined || !documents(operation, status)) return [];
  return [
    makeCase(operation, status, { kind: "access", why: "as a stranger", edits: [{ in: "as", who }], fault: "foreign" }),
  ];
}

// Where a requirement is empty among others (`[{}, …]`), a token is taken, and may be refused.
function takesToken({ path, method }: Operation, { contract }: Law): boolean {
  const own: { security?: unknown[] } = Object(contract.paths?.[path])[method] ?? {};
  return (own.security ?? contract.security ?? []).length > 0;
}
