import { describeFaults } from "../contract/messages.ts";
import type { Plan } from "../contract/plan.ts";
import { invalid } from "../refusal.ts";
import { refuseUnfit } from "./refuse-unfit.ts";

/**
 * Checks a request body against the contract, fills in its defaults and puts its UUIDs in lower case. A body that is
 * missing where one is needed is taken for an empty one, so that each missing field is named.
 *
 * @throws Refusal 422 with what is wrong with each field.
 */
export function checkBody({ operation, body, refusal }: Plan, sent: unknown): unknown {
  if (!body || (sent === undefined && !body.required)) return body ? {} : undefined;
  const value = sent === undefined ? {} : sent;
  const found = body.check(value);
  const faults = found.filter(({ keyword, instancePath }) => keyword !== "minProperties" || instancePath !== "");
  // What a create needs instead of nothing, its handler says.
  if (faults.length < found.length && operation.method === "patch") throw refusal("nothingToChange");
  if (faults.length > 0) throw invalid(422, describeFaults(faults, body.fixed));
  refuseUnfit(value);
  const fields = value as Record<string, unknown>;
  for (const name of body.uuids) {
    const id = fields[name];
    if (typeof id === "string") fields[name] = id.toLowerCase();
  }
  return value;
}
