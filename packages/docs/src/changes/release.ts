import type { Fragment } from "../components/fragment.ts";
import { html } from "../components/html.ts";
import { changesFolder } from "../files.ts";
import { readRecords, type VersionRecord } from "./records.ts";

/** Returns the date of the newest version of the contract. Undefined if there are no change records. */
export function lastChange(): Fragment | undefined {
  const [record] = readRecords(changesFolder);
  return record && releaseDate(record.date);
}

export function releaseDate(date: string | undefined): Fragment {
  if (!date) return { html: html`<span>Unreleased</span>`, markdown: "Unreleased" };
  const text = new Date(date).toLocaleDateString("en-US", { dateStyle: "long", timeZone: "UTC" });
  return { html: html`<time datetime="${date}">${text}</time>`, markdown: text };
}

export function hasChanges({ major, minor, patch }: VersionRecord): boolean {
  return major.length + minor.length + patch.length > 0;
}

export function countChanges({ security = [], major, minor, patch }: VersionRecord): { kind: string; text: string }[] {
  const counts = [
    { kind: "security", count: security.length, one: "security-relevant change", other: "security-relevant changes" },
    { kind: "breaking", count: major.length, one: "breaking change", other: "breaking changes" },
    { kind: "added", count: minor.length, one: "addition", other: "additions" },
    { kind: "patch", count: patch.length, one: "text change", other: "text changes" },
  ];
  return counts
    .filter(({ count }) => count > 0)
    .map(({ kind, count, one, other }) => ({ kind, text: `${format(count)} ${count === 1 ? one : other}` }));
}

const { format } = new Intl.NumberFormat("en-US");
