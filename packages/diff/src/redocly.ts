import { join, relative, resolve } from "node:path";
import { formatPointer } from "@crewkit/openapi";
import spawn, { SubprocessError } from "nano-spawn";
import type { RedoclyChange, SourceLocation } from "./change.ts";
import type { Direction } from "./plugin.ts";
import { checkProblems, type Version } from "./problems.ts";

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
      ...withDirections(change),
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

// The plugin reports directions as a verdict.
function withDirections<T extends Pick<RedoclyChange, "verdicts">>(change: T): T & { directions: Direction[] } {
  const isDirections = ({ ruleId }: { ruleId: string }) => ruleId === "contract/directions";
  const directions = change.verdicts.find(isDirections)?.message.split(" ").filter(Boolean) ?? [];
  return {
    ...change,
    directions: directions as Direction[],
    verdicts: change.verdicts.filter((verdict) => !isDirections(verdict)),
  };
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

const isMethod = /^(get|put|post|delete|options|head|patch|trace)$/;
