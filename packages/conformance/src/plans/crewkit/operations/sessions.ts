import type { Given, Thing } from "../../../plan/plan.ts";
import type { World } from "../../../world/world.ts";
import { sent } from "../shown.ts";
import { organizationId } from "../world/organization-id.ts";
import type { OperationPlans } from "./operation-plans.ts";

const fromZero = {
  "/data/total_turns": 0,
  "/data/model_metrics/input_tokens": 0,
  "/data/model_metrics/output_tokens": 0,
  "/data/model_metrics/cost_usd": 0,
};
// Totals, which replace those before.
const reported = { "/data/total_turns": sent("/total_turns"), "/data/model_metrics": sent("/model_metrics") };

/** Sessions. */
export const sessions: OperationPlans = {
  createSession: {
    success: async (world) => {
      const [, repository_id] = await world.thing("/{org_id}/repos/{id}");
      return { body: { repository_id, component: "receipts", agent_name: "reviewer" } };
    },
    refused: {
      422: {
        "no place": { body: { component: "receipts" } },
        "a remote that is linked to no project": (world) => ({
          body: { remote_url: `https://git.example/nobody/${world.unique("repo")}.git` },
        }),
        "a repository that there is not": async (world) => ({ body: { repository_id: await organizationId(world) } }),
        "a project that is no workspace": async (world) => {
          const [, project_id] = await world.thing("/{org_id}/projects/{id}");
          return { body: { project_id } };
        },
      },
    },
    keep: ["remote_url", "repository_id", "project_id"],
    shows: { "/data/ended_at": null, "/data/outcome": null, ...fromZero },
  },
  getSession: { refused: { 404: { "a session in a private repository": inPrivate } } },
  updateSession: {
    // A cost of parts of a cent.
    success: { body: { total_turns: 4, model_metrics: { input_tokens: 900, output_tokens: 120, cost_usd: 0.0042 } } },
    shows: reported,
    idempotent: true,
    refused: {
      403: { "another's session": anothers },
      404: { "a session in a private repository": inPrivate },
      422: { "a session that has ended": ended, "a session that was compacted": compacted },
    },
  },
  endSession: {
    shows: { ...reported, "/data/summary": sent("/summary") },
    refused: {
      403: { "another's session": anothers },
      422: { "a session that has ended": ended, "a session that was compacted": compacted },
    },
  },
  compactSession: {
    shows: { "/data/ended_at": null, ...fromZero },
    refused: {
      403: { "another's session": anothers },
      422: { "a session that has ended": ended, "a session that was compacted": compacted },
    },
  },
};

// No path leads to it: it is a thing by a name.
const ofOwner = "session in a private repository";

/** How sessions are made: by a member where there is one, since nobody below may report on another's. */
export const sessionThings: Record<string, Thing> = {
  "/{}/sessions/{}": {
    async make(world) {
      const runs = world.target.tokens.member === undefined ? {} : { as: "member" };
      return [await organizationId(world), await world.textAt("createSession", "/data/id", runs)];
    },
  },
  [ofOwner]: { make: makePrivate },
};

async function makePrivate(world: World): Promise<string[]> {
  const name = world.unique("private");
  const body = { name, remote_url: `https://git.example/acme/${name}.git`, session_visibility: "private" };
  const repository_id = await world.textAt("createRepository", "/data/id", { body });
  return [await world.textAt("createSession", "/data/id", { body: { repository_id } })];
}

// Whoever ran it sees it, and nobody else: not even an admin.
async function inPrivate(world: World): Promise<Given> {
  const [id = ""] = await world.thing(ofOwner);
  return { as: "admin", path: { id } };
}

async function anothers(world: World): Promise<Given> {
  return { as: "member", path: { id: await world.once("createSession", "/data/id") } };
}

async function compacted(world: World): Promise<Given> {
  const id = await world.textAt("createSession", "/data/id");
  await world.call("compactSession", { path: { id } });
  return { path: { id } };
}

async function ended(world: World): Promise<Given> {
  return { path: { id: await world.once("endSession", "/data/id") } };
}
