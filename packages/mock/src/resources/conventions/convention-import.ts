import { memoize } from "../../base/memoize.ts";
import type { SchemaChecks } from "../../contract/validation.ts";
import type { Schemas } from "../../contract/values.ts";
import type { Store } from "../../store/store.ts";
import type { Tables } from "../../store/tables.ts";
import type { Entry } from "../playbooks/markdown.ts";
import { type ConventionFields, maxConventions } from "../playbooks/rules.ts";

export type SkipReason = NonNullable<Schemas["ConventionImportEntry"]["reason"]>;

export type ImportDecision = { entry: Entry } & (
  | { fields: ConventionFields }
  | { reason: SkipReason; message: string }
);

/** Checks which entries can be added to a playbook. An added entry reserves its key and counts toward the limit. */
export function checkEntries(
  { checks, store }: { checks: SchemaChecks; store: Store },
  playbook: Tables["playbooks"],
  entries: readonly Entry[],
): ImportDecision[] {
  const keys = new Set(store.conventions.in(playbook.id).map(({ key }) => key));
  const target = { isValidField: getFieldCheck(checks), keys, maxConventions: maxConventions(checks.document) };
  return entries.map((entry) => {
    const reason = skipReasons.find((each) => skipRules[each].applies(entry, target));
    if (reason !== undefined) return { entry, reason, message: skipRules[reason].message };
    keys.add(entry.key);
    const { line, ...fields } = entry;
    // The cast is safe: each field was validated against the contract's schema.
    return { entry, fields: fields as ConventionFields };
  });
}

interface ImportTarget {
  isValidField: FieldCheck;
  keys: ReadonlySet<string>;
  maxConventions: number;
}

interface SkipRule {
  message: string;
  applies(entry: Entry, target: ImportTarget): boolean;
}

// In the order of the contract's enum. The first reason that applies is reported.
const skipRules: Record<SkipReason, SkipRule> = {
  category_unknown: {
    message: "The nearest heading above the entry is not a category",
    applies: (entry, { isValidField }) => !isValidField(entry, "category"),
  },
  key_invalid: {
    message: "The key is not in kebab-case or is too long",
    applies: (entry, { isValidField }) => !isValidField(entry, "key"),
  },
  key_taken: {
    message: "The playbook already has a convention with this key",
    applies: ({ key }, { keys }) => keys.has(key),
  },
  severity_unknown: {
    message: "The severity is unknown",
    applies: (entry, { isValidField }) => !isValidField(entry, "challenge_severity"),
  },
  value_blank: { message: "The entry has no value", applies: ({ value }) => value === "" },
  too_long: {
    message: "A part of the entry is too long for a convention",
    applies: (entry, { isValidField }) =>
      !(isValidField(entry, "value") && isValidField(entry, "rationale") && isValidField(entry, "anti_patterns")),
  },
  playbook_full: {
    message: "The playbook already has the maximum number of conventions",
    applies: (_, { keys, maxConventions }) => keys.size >= maxConventions,
  },
};

export const skipReasons = Object.keys(skipRules) as SkipReason[];

export type FieldCheck = (entry: Entry, field: Field) => boolean;

const fields = ["category", "key", "value", "rationale", "anti_patterns", "challenge_severity"] as const;
type Field = (typeof fields)[number];

/** Validates each field separately, so that an error in one does not hide errors in others. */
export const getFieldCheck: (checks: SchemaChecks) => FieldCheck = memoize((schemaChecks) => {
  const check = (field: Field) =>
    schemaChecks.of({ $ref: `#/components/schemas/ConventionCreate/properties/${field}` });
  const checks = new Map(fields.map((field) => [field, check(field)]));
  return (entry, field) => checks.get(field)?.(entry[field]).length === 0;
});
