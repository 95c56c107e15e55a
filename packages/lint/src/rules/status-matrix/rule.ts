import type { Rule } from "../../contract.ts";
import { type Operation, responsesOf } from "../../operations.ts";
import type { Place } from "../../place.ts";
import { quoted } from "../../text.ts";
import { featureOf, known } from "./features.ts";

/** Every operation documents the statuses that the root's `x-error-matrix` asks of it, one success, and nothing else. */
export const rule: Rule = ({ root, operations, report }) => {
  const matrix = root.get("x-error-matrix");
  const [kinds, successes] = [kindsOf(matrix), successStatuses(matrix)];
  if (kinds.length === 0) report(noMatrix, root.get(matrix.isThere ? "x-error-matrix" : "openapi").writtenAt);

  for (const { node, at } of kinds.flatMap(({ has }) => has)) {
    if (!featureOf(String(node))) report(unknownFeature(String(node)), at);
  }

  const isOf = (operation: Operation) => (kind: Kind) =>
    kind.has.some(({ node }) => featureOf(String(node))?.(operation, root));

  for (const operation of kinds.length > 0 ? operations : []) {
    const responses = responsesOf(operation);
    const documented = responses.map(({ status }) => status);
    const asked = statusesOf(kinds.filter(isOf(operation)));
    const place = operation.place.get("responses").at;

    for (const [status, kind] of asked) {
      if (!documented.includes(status)) report(lacking(operation.name, status, kind), place);
    }
    for (const { status, place: response } of responses) {
      if (asked.has(status) || successes.includes(status)) continue;
      const asking = kinds.filter(({ statuses }) => statuses.includes(status));
      report(uncalled(operation.name, status, asking), response.writtenAt);
    }
    const answered = documented.filter((status) => successes.includes(status));
    if (answered.length !== 1) report(notOneSuccess(operation.name, answered, successes), place);
  }
};

/** Each status with the first kind that asks for it. */
function statusesOf(kinds: readonly Kind[]): Map<string, Kind> {
  return new Map(kinds.toReversed().flatMap((kind) => kind.statuses.map((status) => [status, kind] as const)));
}

/** A kind of operation, and the statuses that each of it documents. */
interface Kind {
  readonly name: string;
  readonly has: readonly Place[];
  readonly statuses: readonly string[];
}

function kindsOf(matrix: Place): Kind[] {
  const kinds = matrix.get("kinds").items();
  return kinds.map((kind) => ({
    name: kind.text("kind"),
    has: kind.get("has").items(),
    statuses: kind
      .get("statuses")
      .items()
      .map(({ node }) => String(node)),
  }));
}

/** The statuses of which each operation documents exactly one. */
function successStatuses(matrix: Place): string[] {
  return matrix
    .get("statuses")
    .keys()
    .filter((status) => status.startsWith("2"));
}

const noMatrix =
  "The document does not say which operation documents which status. " +
  "Add at the root: `x-error-matrix: { kinds: [{ kind: …, has: […], statuses: […] }], statuses: { … } }`.";

function unknownFeature(name: string): string {
  return `\`${name}\` is nothing that an operation can have. Write ${quoted(known, "or")}, or a key that begins with \`x-\`.`;
}

function lacking(operation: string, status: string, { name }: Kind): string {
  const line = `\`"${status}": { $ref: <the error's component> }\``;
  return `\`${operation}\` lacks ${status}, which \`x-error-matrix\` asks of ${name}. Add under its \`responses\`: ${line}.`;
}

function uncalled(operation: string, status: string, asking: readonly Kind[]): string {
  const kinds = asking.map(
    ({ name, has }) =>
      `${name} (${quoted(
        has.map(({ node }) => String(node)),
        "or",
      )})`,
  );
  const else_ = kinds.length > 0 ? `, or make it ${kinds.join(", or ")}` : "";
  return `\`${operation}\` documents ${status}, but nothing about it calls for that. Remove the response${else_}.`;
}

function notOneSuccess(operation: string, answered: readonly string[], successes: readonly string[]): string {
  if (answered.length === 0) return `\`${operation}\` documents no success. Add one of ${successes.join(", ")}.`;
  return `\`${operation}\` documents ${answered.join(" and ")}. Keep one: a caller expects one kind of success.`;
}
