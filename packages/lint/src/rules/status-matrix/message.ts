import { quoted } from "../../text.ts";
import type { Kind } from "./matrix.ts";

export const noMatrix: string =
  "The document does not say which operation documents which status. " +
  "Add at the root: `x-error-matrix: { kinds: [{ kind: …, has: […], statuses: […] }], statuses: { … } }`.";

export function unknownFeature(name: string, known: readonly string[]): string {
  return `\`${name}\` is nothing that an operation can have. Write ${quoted(known, "or")}, or a key that begins with \`x-\`.`;
}

export function lacking(operation: string, status: string, { name }: Kind): string {
  const line = `\`"${status}": { $ref: <the error's component> }\``;
  return `\`${operation}\` lacks ${status}, which \`x-error-matrix\` asks of ${name}. Add under its \`responses\`: ${line}.`;
}

export function uncalled(operation: string, status: string, asking: readonly Kind[]): string {
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

export function notOneSuccess(operation: string, answered: readonly string[], successes: readonly string[]): string {
  if (answered.length === 0) return `\`${operation}\` documents no success. Add one of ${successes.join(", ")}.`;
  return `\`${operation}\` documents ${answered.join(" and ")}. Keep one: a caller expects one kind of success.`;
}
