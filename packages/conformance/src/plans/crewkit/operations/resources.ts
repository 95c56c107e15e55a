import type { World } from "../../../world/world.ts";
import { hashOf, hashOfSent, nullWithout } from "../shown.ts";
import { firstContent, twoVersions } from "../things/resources.ts";
import { organizationId } from "../world/organization-id.ts";
import { onPlatformResource } from "../world/platform.ts";
import { unknownHash, unknownId } from "../world/unknown.ts";
import type { OperationPlans } from "./operation-plans.ts";

// More than 512,000 bytes of UTF-8 in fewer characters.
const tooManyBytes = "ä".repeat(300_000);

/** Resources. */
export const resources: OperationPlans = {
  createResource: {
    success: (world) => ({ body: agent(world) }),
    refused: {
      422: {
        "a name that is taken": async (world) => ({
          body: { ...agent(world), name: await world.once("createResource", "/data/name") },
        }),
        "content of too many bytes": (world) => ({ body: { ...agent(world), content: tooManyBytes } }),
        "a parent that is not published": async (world) => ({
          body: {
            ...agent(world),
            name: await world.once("createResource", "/data/name"),
            parent_id: await world.once("createResource", "/data/id"),
            project_id: await projectId(world),
          },
        }),
        "a project that there is not": async (world) => ({
          body: { ...agent(world), project_id: await organizationId(world) },
        }),
      },
    },
    keep: ["project_id", "parent_id"],
    unique: ["name"],
    shows: {
      "/data/published": false,
      "/data/current_version_number": 1,
      "/data/current_version_hash": hashOfSent("/content"),
    },
  },
  importResources: {
    success: (world) => ({ body: { files: [file(world.unique("rule")), file(world.unique("rule"))] } }),
    refused: {
      422: {
        "a file without a name": { body: { files: [{ resource_type: "rule", content: "Nobody named it." }] } },
        "two files of one name": (world) => {
          const twice = file(world.unique("rule"));
          return { body: { files: [twice, twice] } };
        },
      },
    },
    keep: ["project_id", "files"],
  },
  listEffectiveResources: {
    success: async (world) => ({ query: { organization_id: await organizationId(world) } }),
    refused: {
      400: {
        "a project that there is not": async (world) => {
          const organization_id = await organizationId(world);
          return { query: { organization_id, project_id: organization_id } };
        },
      },
      403: {
        "as a stranger": async (world) => ({
          as: "stranger",
          query: { organization_id: await organizationId(world) },
        }),
        "an organization that there is not": { query: { organization_id: unknownId } },
      },
    },
    keep: ["organization_id", "project_id"],
  },
  updateResource: {
    success: { body: { description: "Reviews a change as the team does." } },
    moving: ["current_version_hash", "current_version_number"],
    refused: {
      403: { "a resource of the platform's": onPlatformResource },
      422: { "content of too many bytes": { body: { content: tooManyBytes } } },
    },
  },
  forkResource: {
    success: async (world) => ({ body: await below(world) }),
    refused: {
      403: { "into an organization that there is not": { body: { organization_id: unknownId } } },
      422: {
        "a resource that is not published": async (world) => {
          const [id = ""] = await world.thing("/resources/{id}");
          return { path: { id }, body: await below(world) };
        },
        "into the place that it is in": async (world) => ({ body: { organization_id: await organizationId(world) } }),
        "a name that is taken": async (world) => ({
          path: { id: await world.once("forkResource", "/data/parent_id") },
          body: await below(world),
        }),
        "content of too many bytes": async (world) => ({ body: { ...(await below(world)), content: tooManyBytes } }),
      },
    },
    keep: ["organization_id", "project_id"],
    // Which organization asks for a permission, the body says.
    precedence: ["malformed", "malformedPath", "token", "foreign", "body", "permission"],
    shows: {
      "/data/published": false,
      "/data/ownership": "forked",
      "/data/current_version_hash": hashOfSent("/content"),
    },
  },
  getResource: { shows: { "/data/current_version_hash": hashOf("/data/content") } },
  getEffectiveResource: { shows: { "/data/content_hash": hashOf("/data/content") } },
  getResourceStats: {
    shows: {
      "/data/success_rate": nullWithout("/data/judged_sessions"),
      "/data/avg_cost_usd": nullWithout("/data/ended_sessions"),
      "/data/avg_turns": nullWithout("/data/ended_sessions"),
    },
  },
  publishResource: {
    shows: { "/data/published": true },
    refused: {
      422: {
        "a resource that is published": async (world) => ({
          path: { id: await world.once("publishResource", "/data/id") },
        }),
        "a resource of a project": async (world) => ({ path: { id: await world.once("forkResource", "/data/id") } }),
      },
    },
  },
  compareResourceStats: {
    success: async (world) => {
      const [id = "", from_hash, to_hash] = await world.thing(twoVersions);
      return { path: { id }, query: { from_hash, to_hash } };
    },
    refused: {
      400: {
        "a version that there is not": async (world) => {
          const [id = "", from_hash] = await world.thing(twoVersions);
          return { path: { id }, query: { from_hash, to_hash: unknownHash } };
        },
      },
    },
    keep: ["from_hash", "to_hash"],
  },
};

function agent(world: World) {
  return { resource_type: "agent", name: world.unique("reviewer"), content: firstContent };
}

function file(name: string) {
  return { resource_type: "rule", name, content: "Write dates as ISO 8601 has them." };
}

async function projectId(world: World): Promise<string> {
  const [, id = ""] = await world.thing("/{org_id}/projects/{id}");
  return id;
}

// Where a resource of the organization's is forked to.
async function below(world: World) {
  return { organization_id: await organizationId(world), project_id: await projectId(world) };
}
