import { relative, resolve } from "node:path";

/** A version of the contract to compare. */
export interface Version {
  /** The folder that contains `openapi.yaml`. */
  folder: string;
  /** The ref in messages, such as `v0.1.0`. Undefined for the working tree. */
  ref?: string | undefined;
}

/** A file of the contract does not parse, or a `$ref` has no target. The message lists the locations and the fix. */
export class UnreadableContractError extends Error {
  override name = "UnreadableContractError";
}

/**
 * Reads the problems that Redocly prints.
 *
 * @throws {UnreadableContractError} if there are problems.
 */
export function checkProblems(output: string, versions: Version[]): void {
  const problems = parseErrors(output);
  if (problems.length === 0) problems.push(...referenceErrors(output));
  if (problems.length === 0) return;
  const refs = new Set<string>();
  const lines = problems.map(({ file, position, message }) => {
    const path = resolve(import.meta.dirname, file);
    const { folder, ref } = versions.find((version) => isIn(version.folder, path)) ?? { folder: "" };
    if (ref) refs.add(ref);
    const describe = (target: string) => `openapi/${relative(folder, target).replaceAll("\\", "/")}`;
    return `${ref ? `${ref}:` : ""}${describe(path)}:${position}: ${message(describe)}`;
  });
  const fix = refs.size > 0 ? `Pass a ref other than ${[...refs].join(", ")}.` : "Fix the contract, then try again.";
  throw new UnreadableContractError([...new Set(lines), fix].join("\n"));
}

interface Problem {
  file: string;
  position: string;
  message: (formatPath: (path: string) => string) => string;
}

// Redocly reports a file that does not parse at each reference to the file, and openapi.yaml as an internal error.
function parseErrors(output: string): Problem[] {
  const matches = output.matchAll(/(?:Failed to parse|Error): (.+) in "(.+)" \((\d+:\d+)\)/g);
  return [...matches].map(([, cause, file = "", position = ""]) => ({
    file,
    position,
    message: () => `The YAML does not parse: ${cause}.`,
  }));
}

function referenceErrors(output: string): Problem[] {
  const matches = output.matchAll(/^\[\d+\] (.+):(\d+:\d+)(?: at .*)?\n\n(.+)/gm);
  return [...matches].map(([, file = "", position = "", text = ""]) => {
    const [, target] = /ENOENT: no such file or directory '(.+)'/.exec(text) ?? [];
    const message = text.startsWith("Can't resolve $ref") ? "The target of `$ref` does not exist." : text;
    return { file, position, message: (formatPath) => (target ? `${formatPath(target)} does not exist.` : message) };
  });
}

function isIn(folder: string, path: string): boolean {
  return !relative(folder, path).startsWith("..");
}
