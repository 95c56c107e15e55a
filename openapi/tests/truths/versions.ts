import type { Resource, Version } from "../models/resources.ts";
import { all, page, the, type World } from "../world.ts";

/** What the list of versions is, what an upgrade makes of a fork, and how two versions differ. */
export const truths = {
  "diffResourceVersions.200.versions": (world: World, example: (name: string) => unknown) => ({
    data: difference(
      the<Version>(world, "versions", "acme_reviewer_2"),
      the<Version>(world, "versions", "acme_reviewer_3"),
      (example("diffResourceVersions.200.versions") as { data: { diff: string } }).data.diff,
    ),
  }),
  "upgradeResource.200.resource": (world: World) => {
    const { version_hash } = the<Version>(world, "versions", "commit_rule_2");
    const fork = the<Resource>(world, "resources", "acme_commits");
    return {
      data: {
        ...fork,
        parent_version_hash: version_hash,
        current_version_hash: version_hash,
        current_version_number: versions(world, "acme_commits").length + 1,
        updated_at: "2026-11-20T14:00:00Z",
      },
    };
  },
  "listResourceVersions.200.firstPage": (world: World) => page(versions(world, "acme_reviewer").map(withoutContent)),
};

function versions(world: World, resource: string): Version[] {
  const { id } = the(world, "resources", resource);
  const own = all<Version>(world, "versions").filter(({ resource_id }) => resource_id === id);
  return own.sort((a, b) => b.version_number - a.version_number);
}

function withoutContent({ content, ...version }: Version) {
  return version;
}

/** A difference, if its text is one: each side of it must stand in that side's content. */
function difference(from: Version, to: Version, diff: string) {
  const [, , , ...lines] = diff.trimEnd().split("\n");
  const side = (sign: string) => lines.filter((line) => line.startsWith(" ") || line.startsWith(sign));
  const text = (sign: string) =>
    side(sign)
      .map((line) => `${line.slice(1)}\n`)
      .join("");
  const fits = from.content.endsWith(text("-")) && to.content.endsWith(text("+"));
  return {
    resource_id: from.resource_id,
    from_hash: from.version_hash,
    from_version_number: from.version_number,
    to_hash: to.version_hash,
    to_version_number: to.version_number,
    added_lines: lines.filter((line) => line.startsWith("+")).length,
    removed_lines: lines.filter((line) => line.startsWith("-")).length,
    diff: fits ? diff : "no difference of these two",
  };
}
