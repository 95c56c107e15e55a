import type { ErrorMatrix } from "./error-matrix.ts";
import type { DocOperation } from "./operation.ts";

/** Returns a status with its name: `404 Not Found`. */
export function statusTitle(statuses: Record<string, { name: string }>, status: string | number): string {
  return `${status} ${statuses[status]?.name ?? ""}`.trim();
}

export function statusMarkdown(matrix: ErrorMatrix, status: string): string {
  const { name, cause, body } = matrix.statuses[status] ?? { name: "", cause: "", body: "" };
  const documentingKinds = matrix.kinds.filter((each) => each.statuses.includes(status)).map(({ kind }) => kind);
  const paragraphs = [
    cause,
    `**Body:** ${body}`,
    `**What to do:** ${adviceFor(matrix, status)}`,
    appliesTo(documentingKinds),
  ];
  return [`## ${status} ${name}`, ...paragraphs.filter(Boolean)].join("\n\n");
}

function appliesTo(kinds: string[]): string {
  if (kinds.length === 0) return "";
  if (kinds.includes("every operation")) return "**Applies to:** every operation.";
  return `**Applies to:** ${kinds.map((kind) => kind.replace(/^an /, "each ")).join(", and ")}.`;
}

/** Returns what to do after an error of an operation. For all operations, sentences that concern some methods begin with them. */
export function adviceFor(
  { statuses }: Pick<ErrorMatrix, "statuses">,
  status: string,
  operation?: DocOperation,
): string {
  const texts = Object.entries(statuses[status]?.caller ?? {});
  const applicable = operation ? texts.filter(([kind]) => isOfKind(operation, kind, status)) : texts;
  return applicable.map(([kind, text]) => (operation ? text : withMethods(kind, text))).join(" ");
}

// Kinds such as `GET or DELETE` are methods.
function withMethods(kind: string, text: string): string {
  return /^[A-Z]/.test(kind) ? `${kind.replace(/[A-Z]+/g, "`$&`")}: ${text}` : text;
}

function isOfKind(operation: DocOperation, kind: string, status: string): boolean {
  const { operationId, method, secured, credential, permission, errorResponses } = operation;
  const examples = errorResponses.find((each) => each.status === status)?.examples ?? [];
  const withDetails = examples.filter(({ value }) => Object(value).details).length;
  const kinds: Record<string, boolean> = {
    "every operation": true,
    "access token": secured,
    credential: credential !== undefined,
    owner: permission === "owner",
    "other permissions": permission !== "owner",
    "invalid fields": withDetails > 0,
    "invalid state": withDetails < examples.length,
    [operationId]: true,
    [method.toUpperCase()]: true,
  };
  return kind.split(" or ").some((each) => kinds[each]);
}
