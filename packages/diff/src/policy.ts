import { gte, inc, lt, valid } from "semver";
import type { Impact } from "./change.ts";

/** A release to check: its most severe change, the two versions, and the text of CHANGELOG.md. */
export interface Release {
  impact: Impact | undefined;
  from: string;
  to: string;
  changelog: string;
}

/** The result of the check. */
export interface PolicyResult {
  /** The lowest version that the changes allow; undefined if there are none. */
  required: string | undefined;
  /** Why the release is rejected, and how to fix it; undefined if it is allowed. */
  violation: string | undefined;
}

/** Checks a release against the policy of openapi/VERSIONING.md. */
export function checkRelease(release: Release): PolicyResult {
  const { impact, from, to, changelog } = release;
  const bad = [from, to].find((version) => !valid(version));
  if (bad !== undefined) return rejected(undefined, `info.version '${bad}' is no version. Write it like 1.2.3.`);
  const required = impact && nextVersion(from, impact);
  if (lt(to, from))
    return rejected(required, `info.version went back from ${from} to ${to}. Set it to ${required ?? from}.`);
  if (impact !== "major") return { required, violation: undefined };
  if (lt(to, `${required}-0`)) {
    const options = `A breaking change calls for version ${required}, and info.version says ${to}.`;
    return rejected(required, `${options} Keep what callers rely on, or raise it as openapi/VERSIONING.md says.`);
  }
  if (!hasChangelogEntry(changelog, to)) {
    return rejected(
      required,
      `CHANGELOG.md has no entry for ${to}. Add one under \`## ${to}\`: what breaks, what to do.`,
    );
  }
  return { required, violation: undefined };
}

/** The next version with room for a change. Before 1.0.0 a minor version may break, and a patch version adds. */
export function nextVersion(from: string, impact: Impact): string {
  const stable = gte(from, "1.0.0");
  const next = inc(from, stable ? impact : ({ major: "minor", minor: "patch", patch: "patch" } as const)[impact]);
  if (!next) throw new Error(`There is no version after '${from}'.`);
  return next;
}

function rejected(required: string | undefined, violation: string): PolicyResult {
  return { required, violation };
}

/** Whether a changelog says anything below the heading of a version: `## 0.2.0`, `## [0.2.0] - 2026-05-04`. */
function hasChangelogEntry(changelog: string, version: string): boolean {
  const [, ...entries] = changelog.split(/^## /m);
  return entries.some((entry) => {
    const [heading = "", ...text] = entry.split("\n");
    return heading.match(/^\[?v?([^\s\]]+)/)?.[1] === version && text.join("").trim() !== "";
  });
}
