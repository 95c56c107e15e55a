import { createHash } from "node:crypto";
import { all, by, type World } from "../world.ts";

export interface Resource {
  id: string;
  organization_id: string | null;
  project_id: string | null;
  resource_type: string;
  name: string;
  description: string | null;
  tier: string;
  ownership: string;
  parent_id: string | null;
  published: boolean;
  current_version_hash: string;
}

export interface Version {
  resource_id: string;
  version_number: number;
  version_hash: string;
  content: string;
}

const tiers = ["platform", "organization", "project"];

/** Resources by name, then type, then from the top tier down. */
export function resources(world: World): Resource[] {
  const fromTheTop = (a: Resource, b: Resource) => tiers.indexOf(a.tier) - tiers.indexOf(b.tier);
  return all<Resource>(world, "resources").sort(fromTheTop).sort(by("resource_type")).sort(by("name"));
}

/** A resource as agents get it: its own content, or joined with those of the tiers that it inherits from. */
export function effective(world: World, resource: Resource) {
  const chain = chainOf(world, resource);
  const { id, organization_id, project_id, resource_type, name, description, tier } = resource;
  const content = join(chain.map((each) => currentContent(world, each)));
  const content_hash = createHash("sha256").update(content).digest("hex");
  return {
    id,
    organization_id,
    project_id,
    resource_type,
    name,
    description,
    tier,
    source_ids: chain.map((each) => each.id),
    content,
    content_hash,
  };
}

function chainOf(world: World, resource: Resource): Resource[] {
  if (resource.ownership !== "inherit") return [resource];
  const parent = resources(world).find(({ id }) => id === resource.parent_id) as Resource;
  return [...chainOf(world, parent), resource];
}

/** What the version in use says. */
export function currentContent(world: World, { id, current_version_hash }: Resource): string {
  const isCurrent = (each: Version) => each.resource_id === id && each.version_hash === current_version_hash;
  return (all<Version>(world, "versions").find(isCurrent) as Version).content;
}

/** Texts from the top tier down, a blank line between them, under the front matter of the lowest tier that has one. */
function join(contents: string[]): string {
  if (contents.length === 1) return contents[0] as string;
  const parts = contents.map((content) => {
    const front = /^---\n[\s\S]*?\n---\n/.exec(content)?.[0] ?? "";
    return { front, text: content.slice(front.length).trim() };
  });
  const front = parts.findLast((part) => part.front !== "")?.front ?? "";
  const texts = parts.map(({ text }) => text).filter((text) => text !== "");
  return `${front}${texts.join("\n\n")}\n`;
}
