import { join, relative, resolve } from "node:path";
import { formatPointer } from "@crewkit/openapi";
import spawn, { SubprocessError } from "nano-spawn";
import type { RedoclyChange, SourceLocation } from "./change.ts";

export interface Difference {
  from: string;
  to: string;
  changes: RedoclyChange[];
}

/**
 * Lists the changes from one contract to another, rated by Redocly's rules.
 *
 * @throws if Redocly cannot read a contract. The message is Redocly's output.
 */
export async function listChanges(before: string, after: string): Promise<Difference> {
  const { infoVersions, changes } = await runRedocly([join(before, "openapi.yaml"), join(after, "openapi.yaml")]);
  return {
    from: infoVersions.base,
    to: infoVersions.revision,
    changes: splitPathItems(changes.filter((change) => !isVersion(change))).map(({ base, revision, ...change }) => ({
      ...change,
      ...(base && { base: withRelativePath(before, base) }),
      ...(revision && { revision: withRelativePath(after, revision) }),
    })),
  };
}

interface Report {
  infoVersions: { base: string; revision: string };
  changes: RedoclyChange[];
}

const options = [`--config=${join(import.meta.dirname, "redocly.yaml")}`, "--format=json", "--fail-on=none"];
const env = { REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true", NO_COLOR: "1" };

async function runRedocly(files: string[]): Promise<Report> {
  const { stdout } = await spawn("redocly", ["diff", ...files, ...options], {
    cwd: import.meta.dirname,
    preferLocal: true,
    env,
  }).catch((error: unknown) => {
    throw error instanceof SubprocessError ? new Error(error.output) : error;
  });
  return JSON.parse(stdout);
}

// The changes determine the version, so the version itself is not a change.
function isVersion({ typeName, property }: RedoclyChange): boolean {
  return typeName === "Info" && property === "version";
}

// Redocly's paths are relative to its working directory.
function withRelativePath(folder: string, location: SourceLocation): SourceLocation {
  return { ...location, file: relative(folder, resolve(import.meta.dirname, location.file)).replaceAll("\\", "/") };
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
