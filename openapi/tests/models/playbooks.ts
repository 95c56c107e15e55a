import { createHash } from "node:crypto";
import { all, by, the, type World } from "../world.ts";

export interface Playbook {
  id: string;
  organization_id: string | null;
  name: string;
  description: string;
  stacks: string[];
  extends_playbook_id: string | null;
  conventions_count: number;
  created_at: string;
  updated_at: string;
}

export interface Convention {
  id: string;
  playbook_id: string;
  category: string;
  key: string;
  value: string;
  rationale: string | null;
  anti_patterns: string[];
  challenge_severity: string;
  created_at: string;
  updated_at: string;
}

interface Subscription {
  id: string;
  organization_id: string;
  playbook_id: string;
  playbook_name: string;
  enabled: boolean;
}

/** The playbooks that Acme can use, by name: crewkit's and its own. */
export function usable(world: World): Playbook[] {
  const acme = the(world, "organizations", "acme").id;
  const playbooks = all<Playbook>(world, "playbooks");
  return playbooks.filter((each) => each.organization_id === null || each.organization_id === acme).sort(by("name"));
}

/** What Acme is subscribed to, by name. */
export function subscriptions(world: World): Subscription[] {
  return all<Subscription>(world, "playbook_subscriptions").sort(by("playbook_name"));
}

/** The conventions that stand in a playbook, by category and key. */
export function own(world: World, { id }: Playbook): Convention[] {
  const conventions = all<Convention>(world, "conventions").filter((each) => each.playbook_id === id);
  return conventions.sort(by("key")).sort(by("category"));
}

/** Its own, and those of the playbook that it extends, unless it has one with the same key. */
export function effective(world: World, playbook: Playbook) {
  const base = all<Playbook>(world, "playbooks").find(({ id }) => id === playbook.extends_playbook_id);
  const mine = own(world, playbook);
  const theirs = base ? own(world, base) : [];
  const overridden = ({ key }: Convention) => theirs.find((each) => each.key === key)?.id ?? null;
  const isOverridden = ({ key }: Convention) => mine.some((each) => each.key === key);
  const conventions = [
    ...mine.map((each) => ({ ...each, origin: "own", overrides_convention_id: overridden(each) })),
    ...theirs
      .filter((each) => !isOverridden(each))
      .map((each) => ({ ...each, origin: "inherited", overrides_convention_id: null })),
  ];
  return conventions.sort(by("key")).sort(by("category"));
}

/** The file for agents, of the enabled playbooks for some stacks (or all), without those that another one extends. */
export function sync(world: World, stacks?: string[]) {
  const fits = (playbook: Playbook) => !stacks || playbook.stacks.some((each) => stacks.includes(each));
  const enabled = subscriptions(world).filter((each) => each.enabled);
  const used = new Set(enabled.map(({ playbook_id }) => playbook_id));
  const playbooks = usable(world).filter((each) => used.has(each.id) && fits(each));
  const synced = playbooks.filter(({ id }) => !playbooks.some((other) => other.extends_playbook_id === id));
  const sections = synced.map((playbook) => section(playbook, effective(world, playbook)));
  const content = `${[header, ...(sections.length > 0 ? sections : ["No playbook applies here."])].join("\n\n")}\n`;
  return {
    organization_id: the(world, "organizations", "acme").id,
    path: ".claude/playbooks.md",
    content,
    content_hash: createHash("sha256").update(content).digest("hex"),
    playbooks_count: synced.length,
    conventions_count: synced.flatMap((playbook) => effective(world, playbook)).length,
  };
}

const header = `<!-- Written by crewkit from the organization's playbooks. The next sync overwrites changes made here. -->

# Playbooks`;

function section({ name, description }: Playbook, conventions: Convention[]): string {
  const categories = [...new Set(conventions.map(({ category }) => category))];
  const blocks = categories.map((category) => {
    const entries = conventions.filter((each) => each.category === category).map(entry);
    return `### ${category}\n\n${entries.join("\n")}`;
  });
  return [`## ${name}`, description, ...blocks].join("\n\n");
}

function entry({ key, value, rationale, anti_patterns, challenge_severity }: Convention): string {
  const why = rationale === null ? [] : [`  - Why: ${rationale}`];
  const avoid = anti_patterns.map((each) => `  - Avoid: ${each}`);
  return [`- **${key}** (${challenge_severity}): ${value}`, ...why, ...avoid].join("\n");
}
