import { quoteList, type Rule } from "../../contract.ts";
import type { Node } from "../../node.ts";
import { listParameters, listResponses, type Operation, requiresToken, tagFile } from "../../operations.ts";

export const rule: Rule = ({ root, operations, report }) => {
  const matrix = root.get("x-error-matrix");
  const kinds = readKinds(matrix);
  const successes = matrix
    .get("statuses")
    .keys()
    .filter((status) => status.startsWith("2"));
  for (const { value, location } of kinds.flatMap(({ has }) => has)) {
    if (!getFeature(String(value))) report(unknownFeature(String(value)), location);
  }

  const appliesTo = (operation: Operation) => (kind: Kind) =>
    kind.has.some(({ value }) => getFeature(String(value))?.(operation, root));

  for (const operation of operations) {
    const responses = listResponses(operation);
    const documented = responses.map(({ status }) => status);
    const required = requiredStatuses(kinds.filter(appliesTo(operation)));
    const { location } = operation.node.get("responses");

    for (const [status, kind] of required) {
      if (!documented.includes(status)) report(missing(operation, status, kind), location);
    }
    for (const { status, node } of responses) {
      if (required.has(status) || successes.includes(status)) continue;
      const candidates = kinds.filter(({ statuses }) => statuses.includes(status));
      report(unexpected(operation.name, status, candidates), node.refLocation);
    }
    const successful = documented.filter((status) => successes.includes(status));
    if (successful.length !== 1) report(notOneSuccess(operation.name, successful, successes), location);
  }
};

function requiredStatuses(kinds: readonly Kind[]): Map<string, Kind> {
  return new Map(kinds.toReversed().flatMap((kind) => kind.statuses.map((status) => [status, kind] as const)));
}

interface Kind {
  readonly name: string;
  readonly has: readonly Node[];
  readonly statuses: readonly string[];
}

function readKinds(matrix: Node): Kind[] {
  const kinds = matrix.get("kinds").items();
  return kinds.map((kind) => ({
    name: kind.text("kind"),
    has: kind.get("has").items(),
    statuses: kind
      .get("statuses")
      .items()
      .map(({ value }) => String(value)),
  }));
}

/** A feature in `has` of `x-error-matrix`: true if an operation has it. */
type Feature = (operation: Operation, root: Node) => boolean;

const features = new Map<string, Feature>([
  ["operationId", ({ node }) => node.has("operationId")],
  ["parameters", (operation) => listParameters(operation).length > 0],
  ["path parameters", ({ path }) => path.includes("{")],
  ["requestBody", ({ node }) => node.has("requestBody")],
  ["security", requiresToken],
]);

/** The names of features, in addition to keys that begin with `x-`. */
const featureNames: readonly string[] = [...features.keys()];

function getFeature(name: string): Feature | undefined {
  return name.startsWith("x-") ? ({ node }) => node.has(name) : features.get(name);
}

function unknownFeature(name: string): string {
  return `\`${name}\` is not a feature of operations. Write ${quoteList(featureNames, "or")}, or a key that begins with \`x-\`.`;
}

function missing(operation: Operation, status: string, { name }: Kind): string {
  const line = `\`"${status}": { $ref: ../../components/responses/${tagFile(operation)}#/<Name> }\``;
  return `\`${operation.name}\` does not document ${status}, which \`x-error-matrix\` requires for ${name}. Add to its \`responses\`: ${line}.`;
}

function unexpected(operation: string, status: string, candidates: readonly Kind[]): string {
  const kinds = candidates.map(({ name, has }) => {
    const features = has.map(({ value }) => String(value));
    return `${name} (${quoteList(features, "or")})`;
  });
  const alternative = kinds.length > 0 ? `, or make it ${kinds.join(", or ")}` : "";
  return `\`${operation}\` documents ${status}, which \`x-error-matrix\` does not require. Remove the response${alternative}.`;
}

function notOneSuccess(operation: string, successful: readonly string[], successes: readonly string[]): string {
  if (successful.length === 0)
    return `\`${operation}\` documents no success response. Add one of ${successes.join(", ")}.`;
  return `\`${operation}\` documents ${successful.join(" and ")}. Remove all but one: an operation has one success status.`;
}
