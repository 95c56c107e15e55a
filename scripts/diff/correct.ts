import { readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { type Change, type Correction, graveness, type RawChange, type Sides } from "./change.ts";
import { named } from "./names.ts";
import { describe, subjectOf } from "./words.ts";

/**
 * The changes with their final impact: that of the corrections which know the change, the gravest of them; else
 * Redocly's.
 */
export async function correct(changes: RawChange[], sides: Sides): Promise<Change[]> {
  const corrections = Object.entries(await loadCorrections());
  return changes.map((change) => {
    const verdicts = corrections.flatMap(([rule, correction]) => {
      const corrected = correction(change, sides);
      return corrected ? [{ rule, ...corrected }] : [];
    });
    const [gravest] = verdicts.sort((one, other) => graveness(other.impact) - graveness(one.impact));
    const { rule, impact, message } = gravest ?? { rule: change.verdicts[0]?.ruleId, impact: change.impact };
    const { file, line } = change.revision ?? change.base ?? { file: "openapi.yaml", line: 1 };
    const side = change.revision ? "after" : "before";
    const subject = subjectOf(named(change.path, sides[side]));
    return { impact, rule, message: message ?? describe(change), subject, side, file, line };
  });
}

const folder = join(import.meta.dirname, "corrections");

/** The corrections by their names, which are those of their files. */
export async function loadCorrections(): Promise<Record<string, Correction>> {
  const files = (await readdir(folder)).sort();
  const modules = files.map(async (file) => [basename(file, ".ts"), (await import(join(folder, file))).correction]);
  return Object.fromEntries(await Promise.all(modules));
}
