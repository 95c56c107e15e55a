import { join, relative, resolve } from "node:path";
import { formatPointer } from "@crewkit/openapi";
import spawn, { SubprocessError } from "nano-spawn";
import type { RedoclyChange, SourceLocation } from "./change.ts";
import type { Uses } from "./uses.ts";

export interface Difference {
  from: string;
  to: string;
  changes: RedoclyChange[];
}

/**
 * Lists the changes from one contract to another, rated by Redocly's rules.
 *
 * @throws {UnreadableContractError} if a file does not parse or a `$ref` has no target.
 */
export async function listChanges(before: Version, after: Version): Promise<Difference> {
  const { infoVersions, changes } = await runRedocly([before, after]);
  return {
    from: infoVersions.base,
    to: infoVersions.revision,
    changes: splitPathItems(changes.filter((change) => !isVersion(change))).map(({ base, revision, ...change }) => ({
      ...withUses(change),
      ...(base && { base: withRelativePath(before.folder, base) }),
      ...(revision && { revision: withRelativePath(after.folder, revision) }),
    })),
  };
}

interface Report {
  infoVersions: { base: string; revision: string };
  changes: RedoclyChange[];
}

const options = [`--config=${join(import.meta.dirname, "redocly.yaml")}`, "--format=json", "--fail-on=none"];
const env = { REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true", NO_COLOR: "1" };

async function runRedocly(versions: Version[]): Promise<Report> {
  const files = versions.map(({ folder }) => join(folder, "openapi.yaml"));
  const { stdout, stderr } = await spawn("redocly", ["diff", ...files, ...options], {
    cwd: import.meta.dirname,
    preferLocal: true,
    env,
  }).catch((error: unknown) => {
    if (!(error instanceof SubprocessError)) throw error;
    checkProblems(error.output, versions);
    throw new Error(error.output);
  });
  checkProblems(stderr, versions);
  return JSON.parse(stdout);
}

// The plugin reports the uses of a node as a verdict.
function withUses<T extends Pick<RedoclyChange, "verdicts">>(change: T): T & Uses {
  const isUses = ({ ruleId }: { ruleId: string }) => /^contract\/(added-)?uses$/.test(ruleId);
  const { message } = change.verdicts.find(isUses) ?? { message: '{"directions":[]}' };
  return { ...change, ...JSON.parse(message), verdicts: change.verdicts.filter((verdict) => !isUses(verdict)) };
}

// The changes determine the version, so the version itself is not a change.
function isVersion({ typeName, property }: RedoclyChange): boolean {
  return typeName === "Info" && property === "version";
}

// Redocly's paths are relative to its working directory, and its pointer to a whole file is `#/`.
function withRelativePath(folder: string, location: SourceLocation): SourceLocation {
  const file = relative(folder, resolve(import.meta.dirname, location.file)).replaceAll("\\", "/");
  return { ...location, file, pointer: location.pointer.replace(/^#\/$/, "#") };
}

function splitPathItems(changes: RedoclyChange[]): RedoclyChange[] {
  return changes.flatMap((change) => {
    const item = change.revision?.value ?? change.base?.value;
    if (change.typeName !== "PathItem" || change.property !== undefined || !item) return [change];
    const methods = Object.keys(item).filter((key) => isMethod.test(key));
    return methods.map((method) => ({
      ...change,
      path: change.path + formatPointer([method]),
      typeName: "Operation",
    }));
  });
}

export const isMethod: RegExp = /^(get|put|post|delete|options|head|patch|trace)$/;

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
function checkProblems(output: string, versions: Version[]): void {
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
