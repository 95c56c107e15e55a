import type { ConventionImportEntry } from "@crewkit/types";
import { oncePer } from "../../contract/once.ts";
import type { Checks } from "../../contract/validation.ts";
import type { Store } from "../../store/store.ts";
import type { Tables } from "../../store/tables.ts";
import { type ConventionFields, mostConventions } from "./conventions.ts";
import type { Entry } from "./markdown.ts";

export type SkipReason = NonNullable<Known<ConventionImportEntry["reason"]>>;

// The values of today: the enum is open for those who read it, and the mock writes it.
type Known<Value> = Value extends unknown ? (string & {} extends Value ? never : Value) : never;

/** What can become of an entry: a convention with these fields, or nothing, for a reason. */
export type Judged = { entry: Entry; fields: ConventionFields } | { entry: Entry; reason: SkipReason };

/**
 * Says of each entry of a text whether it can be added to a playbook. An entry that can takes its key and its place from
 * the later ones; one that can't takes nothing.
 */
export function judgeEntries(
  { checks, store }: { checks: Checks; store: Store },
  playbook: Tables["playbooks"],
  entries: readonly Entry[],
): Judged[] {
  const keys = new Set(store.conventions.in(playbook.id).map(({ key }) => key));
  const into = { fits: fitsOf(checks), keys, most: mostConventions(checks.document) };
  return entries.map((entry) => {
    const reason = skipReasons.find((each) => skips[each].holds(entry, into));
    if (reason !== undefined) return { entry, reason };
    keys.add(entry.key);
    const { line, ...fields } = entry;
    // Each of them fits the contract's schema of a new convention.
    return { entry, fields: fields as ConventionFields };
  });
}

export function explain(reason: SkipReason): string {
  return skips[reason].message;
}

interface Into {
  fits: Fits;
  /** Those of the conventions that will stand in the playbook. */
  keys: ReadonlySet<string>;
  most: number;
}

interface Skip {
  message: string;
  holds(entry: Entry, into: Into): boolean;
}

// In the order of the contract's enum: where several hold, the first is told.
const skips: Record<SkipReason, Skip> = {
  category_unknown: {
    message: "The nearest heading above names no category",
    holds: (entry, { fits }) => !fits(entry, "category"),
  },
  key_invalid: {
    message: "The key is not in kebab-case, or too long",
    holds: (entry, { fits }) => !fits(entry, "key"),
  },
  key_taken: {
    message: "The playbook already has a convention with this key",
    holds: ({ key }, { keys }) => keys.has(key),
  },
  severity_unknown: {
    message: "There is no such severity",
    holds: (entry, { fits }) => !fits(entry, "challenge_severity"),
  },
  value_blank: { message: "The entry has no value", holds: ({ value }) => value === "" },
  too_long: {
    message: "A part of the entry exceeds what a convention can hold",
    holds: (entry, { fits }) => !(fits(entry, "value") && fits(entry, "rationale") && fits(entry, "anti_patterns")),
  },
  playbook_full: {
    message: "The playbook can hold no more conventions",
    holds: (_, { keys, most }) => keys.size >= most,
  },
};

/** Why an entry may be skipped, in the order in which the reasons are tried. */
export const skipReasons = Object.keys(skips) as SkipReason[];

/** Whether a field of an entry is one that a new convention may have. */
export type Fits = (entry: Entry, field: Field) => boolean;

const fields = ["category", "key", "value", "rationale", "anti_patterns", "challenge_severity"] as const;
type Field = (typeof fields)[number];

/** Judges the fields of entries, each for itself, so that a fault of one does not hide that of another. */
export const fitsOf: (checks: Checks) => Fits = oncePer((known) => {
  const check = (field: Field) => known.of({ $ref: `#/components/schemas/ConventionCreate/properties/${field}` });
  const checks = new Map(fields.map((field) => [field, check(field)]));
  return (entry, field) => checks.get(field)?.(entry[field]).length === 0;
});
