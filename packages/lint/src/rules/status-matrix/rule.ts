import type { Rule } from "../../contract.ts";
import { type Operation, responsesOf } from "../../operations.ts";
import { featureOf, known } from "./features.ts";
import { type Kind, kindsOf, successStatuses } from "./matrix.ts";
import * as say from "./message.ts";

/** Every operation documents the statuses that the root's `x-error-matrix` asks of it, one success, and nothing else. */
export const rule: Rule = ({ root, operations, report }) => {
  const matrix = root.get("x-error-matrix");
  const [kinds, successes] = [kindsOf(matrix), successStatuses(matrix)];
  if (kinds.length === 0) report(say.noMatrix, root.get(matrix.isThere ? "x-error-matrix" : "openapi").writtenAt);

  for (const { node, at } of kinds.flatMap(({ has }) => has)) {
    if (!featureOf(String(node))) report(say.unknownFeature(String(node), known), at);
  }

  const isOf = (operation: Operation) => (kind: Kind) =>
    kind.has.some(({ node }) => featureOf(String(node))?.(operation, root));

  for (const operation of kinds.length > 0 ? operations : []) {
    const responses = responsesOf(operation);
    const documented = responses.map(({ status }) => status);
    const asked = statusesOf(kinds.filter(isOf(operation)));
    const place = operation.place.get("responses").at;

    for (const [status, kind] of asked) {
      if (!documented.includes(status)) report(say.lacking(operation.name, status, kind), place);
    }
    for (const { status, place: response } of responses) {
      if (asked.has(status) || successes.includes(status)) continue;
      const asking = kinds.filter(({ statuses }) => statuses.includes(status));
      report(say.uncalled(operation.name, status, asking), response.writtenAt);
    }
    const answered = documented.filter((status) => successes.includes(status));
    if (answered.length !== 1) report(say.notOneSuccess(operation.name, answered, successes), place);
  }
};

/** Each status with the first kind that asks for it. */
function statusesOf(kinds: readonly Kind[]): Map<string, Kind> {
  return new Map(kinds.toReversed().flatMap((kind) => kind.statuses.map((status) => [status, kind] as const)));
}
