import type { Contract } from "@crewkit/openapi";
import { formatName } from "./names.ts";
import { readOperations } from "./operation.ts";

const start = "<!-- Written by `pnpm generate` -->";
const end = "<!-- End -->";

/**
 * Replaces the list of methods in the client's README.
 *
 * @param docsUrl the URL of the docs, with a trailing slash.
 * @throws if the README does not contain the comments around the list.
 */
export function updateMethodList(readme: string, contract: Contract, docsUrl: string): string {
  const lines = readOperations(contract).map(({ name, operation: { operationId, summary } }) => {
    return `- [\`${formatName(name)}\`](${docsUrl}reference/${operationId}.html): ${summary}`;
  });
  return replaceGenerated(readme, lines);
}

/**
 * Replaces the lines between the comments in a README.
 *
 * @throws if the README does not contain the comments.
 */
export function replaceGenerated(readme: string, lines: readonly string[]): string {
  const [before, rest] = split(readme, start);
  const [, after] = split(rest, end);
  return [before, start, "\n\n", lines.join("\n"), "\n\n", end, after].join("");
}

function split(text: string, separator: string): [string, string] {
  const index = text.indexOf(separator);
  if (index < 0) throw new Error(`The README must contain \`${separator}\`.`);
  return [text.slice(0, index), text.slice(index + separator.length)];
}
