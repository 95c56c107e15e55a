import { gte, inc, lt, valid } from "semver";
import { type Impact, impacts } from "./change.ts";

export interface Release {
  /** The impact of the most severe change. Undefined if there are no changes. */
  impact: Impact | undefined;
  from: string;
  to: string;
  changelog: string;
  /** The level that new changesets declare for the contract. Undefined if only the version and the changelog count. */
  declared: Impact | "none" | undefined;
}

export interface PolicyResult {
  /** The lowest allowed version. Undefined if there are no changes. */
  required: string | undefined;
  /** The reason and the fix if the policy rejects the release. */
  violation: string | undefined;
}

/**
 * Checks changes against the policy of openapi/VERSIONING.md: a changeset declares them, or the version was incremented and
 * has an entry in the changelog.
 */
export function checkRelease({ impact, from, to, changelog, declared }: Release): PolicyResult {
  const invalid = [from, to].find((version) => !valid(version));
  if (invalid !== undefined)
    return rejected(undefined, `info.version '${invalid}' is not a semantic version. Use a version such as 1.2.3.`);
  const level = impact && requiredLevel(from, impact);
  const required = level && increment(from, level);
  if (lt(to, from))
    return rejected(required, `info.version decreased from ${from} to ${to}. Set it to ${required ?? from}.`);
  if (impact === undefined || level === undefined) return { required, violation: undefined };
  if (!lt(to, `${required}-0`)) {
    if (hasChangelogEntry(changelog, to)) return { required, violation: undefined };
    return rejected(
      required,
      `openapi/CHANGELOG.md has no entry for ${to}. Add a section \`## ${to}\`: ${texts[impact]}.`,
    );
  }
  if (declared === undefined)
    return rejected(required, `The changes require version ${required}, but info.version is ${to}.`);
  if (declared !== "none" && impacts.indexOf(declared) <= impacts.indexOf(level))
    return { required, violation: undefined };
  const subject = impact === "major" ? "Breaking changes" : "Changes of the contract";
  const found = declared === "none" ? "" : ` The new changesets only declare ${declared}.`;
  const fix = `run \`pnpm changeset\`, select @crewkit/openapi and the level ${level}, and describe ${texts[impact]}.`;
  return rejected(required, `${subject} need a changeset: ${fix}${found}`);
}

const texts: Readonly<Record<Impact, string>> = {
  major: "who is affected and how to migrate",
  minor: "what callers can now do",
  patch: "what changed in the descriptions and examples",
};

/**
 * Returns the level of a version with a change. Before 1.0.0, minor versions have breaking changes, and patch versions
 * have all other changes.
 */
export function requiredLevel(from: string, impact: Impact): Impact {
  return gte(from, "1.0.0") ? impact : impact === "major" ? "minor" : "patch";
}

function increment(from: string, level: Impact): string {
  const next = inc(from, level);
  if (!next) throw new Error(`No version follows '${from}'.`);
  return next;
}

function rejected(required: string | undefined, violation: string): PolicyResult {
  return { required, violation };
}

/** Checks for text below the heading of a version, such as `## 0.2.0` or `## 0.2.0 - 2026-05-04`. */
function hasChangelogEntry(changelog: string, version: string): boolean {
  const [, ...entries] = changelog.split(/^## /m);
  return entries.some((entry) => {
    const [heading = "", ...text] = entry.split("\n");
    return heading.match(/^\[?v?([^\s\]]+)/)?.[1] === version && text.join("").trim() !== "";
  });
}
