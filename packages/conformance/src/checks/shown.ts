import { isDeepStrictEqual } from "node:util";
import { isSuccess } from "../law/law.ts";
import type { ExpectedField } from "../plan/plan.ts";
import { at, parseJson } from "../values/json.ts";
import { show } from "../values/show.ts";
import type { Check } from "./check.ts";

/** An answer of success has what the plan says that it shows, such as the status that something has from now on. */
export const shown: Check = ({ request, answer }, _, { plan, remembers }) => {
  const { operationId } = request.operation;
  const fields = Object.entries(plan.operations?.[operationId]?.expected ?? {});
  if (fields.length === 0 || !remembers || !isSuccess(answer.status)) return [];
  const [body, sent] = [parseJson(answer.text), parseJson(request.body ?? "")];
  return fields.flatMap(([pointer, what]) => {
    const [wanted, came] = [read(what, body, sent), at(body, pointer)];
    if (wanted === undefined || isDeepStrictEqual(wanted, came)) return [];
    const place = `operations: { ${operationId}: { expected: … } }`;
    return [
      `The body at ${pointer} must be ${show(wanted)}, but is ${show(came)}. Mend the answer, or the plan (${place}).`,
    ];
  });
};

function read(what: ExpectedField, body: unknown, sent: unknown): unknown {
  return typeof what === "function" ? what(body, sent) : what;
}
