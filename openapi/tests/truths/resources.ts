import { createHash } from "node:crypto";
import { significance } from "../models/fisher.ts";
import { currentContent, effective, type Resource, resources, type Version } from "../models/resources.ts";
import { averages, having, type Session, sessions, totals, users } from "../models/sessions.ts";
import { mean, one } from "../models/statistics.ts";
import { page, the, type World } from "../world.ts";

/** What the lists of resources are, what agents get of them, and how the sessions with them went. */
export const truths = {
  "listResources.200.firstPage": (world: World) => page(resources(world)),
  "listResources.200.filtered": (world: World) => page(ofTypeAndTier(world, "agent", "organization")),
  "listOrganizationResources.200.firstPage": (world: World) => page(acmes(world)),
  "listOrganizationResources.200.filtered": (world: World) =>
    page(ofTypeAndTier(world, "agent", "project").filter(isOfCheckout(world))),
  "listEffectiveResources.200.filtered": (world: World) =>
    page(synced(world).filter(({ resource_type }) => resource_type === "agent")),
  "listEffectiveResources.200.project": (world: World) => page(synced(world)),
  "getEffectiveResource.200.resource": (world: World) => ({
    data: effective(world, the(world, "resources", "checkout_reviewer")),
  }),
  "getResourceStats.200.agent": (world: World) => {
    const { id } = the(world, "resources", "acme_reviewer");
    const hashes = Object.values(world.versions ?? {}).filter((each) => each.resource_id === id);
    return {
      data: {
        resource_id: id,
        ...figures(
          world,
          hashes.map(({ version_hash }) => String(version_hash)),
        ),
      },
    };
  },
  "compareResourceStats.200.versions": (world: World) => comparison(world, "acme_reviewer_2", "acme_reviewer_3"),
  "importResources.200.files": (world: World) =>
    report(world, null, [result(world, "ledger_skill", "unchanged"), result(world, "release_command", "created")]),
  "importResources.200.project": (world: World, example: (name: string) => unknown) => {
    const { project_id, files } = example("importResources.request.project") as Import;
    const version_hash = hash(files[0]?.content ?? "");
    return report(world, project_id, [
      { ...result(world, "checkout_reviewer", "updated"), version_hash, version_number: 2 },
    ]);
  },
  "updateResource.200.content": (world: World, example: (name: string) => unknown) => {
    const { content } = example("updateResource.request.content") as { content: string };
    return {
      data: {
        ...the<Resource>(world, "resources", "acme_reviewer"),
        current_version_hash: hash(content),
        current_version_number: 4,
        updated_at: "2026-11-20T14:00:00Z",
      },
    };
  },
  "forkResource.201.organization": (world: World) =>
    fork(world, "acme_changelog", { tier: "organization", project_id: null }, currentContent(world, changelog(world))),
  "forkResource.201.project": (world: World, example: (name: string) => unknown) => {
    const { project_id, content } = example("forkResource.request.project") as { project_id: string; content: string };
    return fork(world, "checkout_changelog", { tier: "project", project_id }, content);
  },
};

interface Import {
  project_id: string;
  files: { content: string }[];
}

function hash(content: string): string {
  return createHash("sha256").update(content).digest("hex");
}

function changelog(world: World): Resource {
  return the<Resource>(world, "resources", "changelog_command");
}

/** The platform's command for the changelog, in another place. */
function fork(world: World, key: string, place: { tier: string; project_id: string | null }, content: string) {
  const parent = changelog(world);
  return {
    data: {
      ...parent,
      ...place,
      id: the(world, "later", key).id,
      organization_id: the(world, "organizations", "acme").id,
      ownership: "forked",
      parent_id: parent.id,
      parent_version_hash: parent.current_version_hash,
      published: false,
      current_version_hash: hash(content),
      created_at: "2026-11-20T14:00:00Z",
      updated_at: "2026-11-20T14:00:00Z",
    },
  };
}

function acmes(world: World): Resource[] {
  const acme = the(world, "organizations", "acme").id;
  return resources(world).filter(({ organization_id }) => organization_id === acme);
}

function ofTypeAndTier(world: World, type: string, tier: string): Resource[] {
  return resources(world).filter((each) => each.resource_type === type && each.tier === tier);
}

function isOfCheckout(world: World): (resource: Resource) => boolean {
  const { id } = the(world, "projects", "checkout");
  return ({ project_id }) => project_id === id;
}

/** Of each type and name the lowest tier's, where it is published or Checkout's own. */
function synced(world: World) {
  const mine = isOfCheckout(world);
  const usable = resources(world).filter((each) => each.published || mine(each));
  const isCovered = (resource: Resource, i: number) =>
    usable.slice(i + 1).some((each) => each.resource_type === resource.resource_type && each.name === resource.name);
  return usable.filter((each, i) => !isCovered(each, i)).map((each) => effective(world, each));
}

function comparison(world: World, fromKey: string, toKey: string) {
  const [from, to] = [the<Version>(world, "versions", fromKey), the<Version>(world, "versions", toKey)];
  const side = ({ version_hash, version_number }: Version) => ({
    version_hash,
    version_number,
    ...figures(world, [version_hash]),
  });
  const tally = ({ successful_sessions, judged_sessions }: ReturnType<typeof figures>) => ({
    successes: successful_sessions,
    others: judged_sessions - successful_sessions,
  });
  const [left, right] = [side(from), side(to)];
  return { data: { resource_id: from.resource_id, from: left, to: right, ...significance(tally(left), tally(right)) } };
}

/** How the ended sessions with some versions went. */
function figures(world: World, hashes: string[]) {
  const isWith = ({ agent_version_hash }: Session) => hashes.includes(agent_version_hash ?? "");
  const ended = sessions(world).filter((each) => each.ended_at !== null && isWith(each));
  const { total_sessions: ended_sessions, ...sums } = totals(ended);
  const { judged_sessions, success_rate, avg_cost_usd, avg_duration_seconds } = averages(ended);
  return {
    ended_sessions,
    judged_sessions,
    successful_sessions: having(ended, "success").length,
    success_rate,
    unique_users: users(ended),
    ...sums,
    avg_cost_usd,
    avg_turns: one(mean(ended, ({ total_turns }) => total_turns)),
    avg_duration_seconds,
  };
}

function result(world: World, key: string, result: string) {
  const { id, resource_type, name } = the<Resource>(world, "resources", key);
  const { version_hash, version_number } = the<Version>(world, "versions", `${key}_1`);
  return { resource_id: id, resource_type, name, result, version_hash, version_number };
}

/** What an import answers, counted from its own list. */
function report(world: World, project_id: string | null, results: Record<string, unknown>[]) {
  const count = (wanted: string) => results.filter(({ result }) => result === wanted).length;
  return {
    data: {
      organization_id: the(world, "organizations", "acme").id,
      project_id,
      created_count: count("created"),
      updated_count: count("updated"),
      unchanged_count: count("unchanged"),
      results,
    },
  };
}
