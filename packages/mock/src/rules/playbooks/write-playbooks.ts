import type { Tables } from "../../store/tables.ts";
import { linesOf } from "./markdown-lines.ts";

type Convention = Tables["conventions"];

/** A section of the synced file: a playbook and what holds in it, by category and key. */
export interface Section {
  playbook: Pick<Tables["playbooks"], "name" | "description">;
  conventions: readonly Convention[];
}

/**
 * The file `.claude/playbooks.md`. Each text becomes one line, so that `readEntries` reads again what is written here.
 */
export function writePlaybooks(sections: readonly Section[]): string {
  const body = sections.length > 0 ? sections.map(writeSection) : ["No playbook applies here."];
  return `${[notice, "# Playbooks", ...body].join("\n\n")}\n`;
}

const notice =
  "<!-- Written by crewkit from the organization's playbooks. The next sync overwrites changes made here. -->";

function writeSection({ playbook, conventions }: Section): string {
  const categories = [...new Set(conventions.map(({ category }) => category))];
  const blocks = categories.map((category) => {
    const entries = conventions.filter((each) => each.category === category).map(writeEntry);
    return `### ${category}\n\n${entries.join("\n")}`;
  });
  return [`## ${oneLine(playbook.name)}`, oneLine(playbook.description), ...blocks].join("\n\n");
}

function writeEntry({ key, value, rationale, anti_patterns, challenge_severity }: Convention): string {
  const why = rationale === null ? [] : [`  - Why: ${oneLine(rationale)}`];
  const avoid = anti_patterns.map((each) => `  - Avoid: ${oneLine(each)}`);
  return [`- **${key}** (${challenge_severity}): ${oneLine(value)}`, ...why, ...avoid].join("\n");
}

function oneLine(text: string): string {
  const lines = linesOf(text).map((line) => line.trim());
  return lines.filter((line) => line !== "").join(" ");
}
