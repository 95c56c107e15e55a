import { gte, inc, lt, valid } from "semver";
import type { Impact } from "./change.ts";

export interface Release {
  impact: Impact | undefined;
  from: string;
  to: string;
  changelog: string;
}

export interface PolicyResult {
  /** The lowest allowed version. Undefined if there are no changes. */
  required: string | undefined;
  /** The reason and the fix if the policy rejects the release. */
  violation: string | undefined;
}

/** Checks a release against the policy of openapi/VERSIONING.md. */
export function checkRelease(release: Release): PolicyResult {
  const { impact, from, to, changelog } = release;
  const invalid = [from, to].find((version) => !valid(version));
  if (invalid !== undefined)
    return rejected(undefined, `info.version '${invalid}' is not a semantic version. Use a version such as 1.2.3.`);
  const required = impact && nextVersion(from, impact);
  if (lt(to, from))
    return rejected(required, `info.version decreased from ${from} to ${to}. Set it to ${required ?? from}.`);
  if (impact !== "major") return { required, violation: undefined };
  if (lt(to, `${required}-0`)) {
    const problem = `A breaking change requires version ${required}, but info.version is ${to}.`;
    return rejected(
      required,
      `${problem} Keep the contract compatible, or increment the version as described in openapi/VERSIONING.md.`,
    );
  }
  if (!hasChangelogEntry(changelog, to)) {
    return rejected(
      required,
      `openapi/CHANGELOG.md has no entry for ${to}. Add a section \`## ${to}\`: the breaking changes, who is affected, and how to migrate.`,
    );
  }
  return { required, violation: undefined };
}

/** Returns the next version that allows a change. Before 1.0.0, minor versions may break and patch versions may add. */
export function nextVersion(from: string, impact: Impact): string {
  const stable = gte(from, "1.0.0");
  const next = inc(from, stable ? impact : ({ major: "minor", minor: "patch", patch: "patch" } as const)[impact]);
  if (!next) throw new Error(`No version follows '${from}'.`);
  return next;
}

function rejected(required: string | undefined, violation: string): PolicyResult {
  return { required, violation };
}

/** Checks for text below the heading of a version, such as `## 0.2.0` or `## [0.2.0] - 2026-05-04`. */
function hasChangelogEntry(changelog: string, version: string): boolean {
  const [, ...entries] = changelog.split(/^## /m);
  return entries.some((entry) => {
    const [heading = "", ...text] = entry.split("\n");
    return heading.match(/^\[?v?([^\s\]]+)/)?.[1] === version && text.join("").trim() !== "";
  });
}
