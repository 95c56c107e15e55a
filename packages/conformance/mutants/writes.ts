import { setImmediate } from "node:timers/promises";
import {
  after,
  before,
  cached,
  type MockClient,
  type MockRequest,
  type MockResponse,
  type Mutant,
  type Mutants,
  onStatus,
  owner,
  setData,
  setItems,
} from "./mutant.ts";

const renamed = { name: "Changed by a rejected request" };

export const writes: Mutants = {
  "createProject > lifecycle": {
    "a new project is not listed": removedFromList("createProject", "listProjects"),
    "an update is not saved": {
      async updateProject(_, mock) {
        const { name, slug } = (await mock.get()).body.data ?? {};
        const response = await mock.send();
        if (response.status === 200) await mock.send({ body: { name, slug } });
        return response;
      },
    },
    "an update does not change updated_at": {
      "*": after(({ data }) => data?.slug && Object.assign(data, { updated_at: data.created_at })),
    },
    "an update without a change changes updated_at": {
      updateProject: before(({ body: { name } }, mock) => name && mock.send({ body: { name: `${name}.` } })),
    },
    "an update stores the created_at of the request": () => {
      const times = new Map<string, string>();
      return {
        updateProject({ path, body }, mock) {
          if (body?.created_at) times.set(path, body.created_at);
          return mock.send({ body: { ...body, created_at: undefined } });
        },
        getProject: after(({ data }, { path }) =>
          Object.assign(data, { created_at: times.get(path) ?? data.created_at }),
        ),
      };
    },
  },
  "createInvitation > lifecycle": {
    "the token of a new invitation is unknown": {
      createInvitation: setData(() => ({ token: `inv_${"A".repeat(32)}` })),
    },
  },
  "createRole > lifecycle": {
    "creating a role renames the role that was created before": () => {
      let previous = "";
      return {
        createRole: after(async ({ data }, { path }, mock) => {
          if (previous) await mock.send({ method: "PATCH", path: previous, body: { custom_name: "Previous" } });
          previous = `${path}/${data.id}`;
        }),
      };
    },
    "the id of a new role is unknown": { createRole: setData(() => ({ id: crypto.randomUUID() })) },
    "an update resets omitted fields to their defaults": {
      updateRole: ({ body }, mock) => mock.send({ body: { coaching_mode_enabled: false, level: 1, ...body } }),
    },
  },
  "createRole > values": {
    "the default of a field differs from the contract": {
      createRole: ({ body }, mock) => mock.send({ body: { coaching_mode_enabled: true, ...body } }),
    },
  },
  "createConvention > values": {
    "a list trims texts": { listConventions: setItems(({ value }) => ({ value: value.trim() })) },
  },
  "deleteRole > deleted": {
    "a role can be deleted twice": {
      deleteRole: onStatus(404, (_, mock) => mock.respond(200, { message: "Role deleted" })),
    },
  },
  "deleteProject > deleted": {
    "deleting a project does nothing": {
      async deleteProject(_, mock) {
        const project = await mock.get();
        return project.status === 200 ? { ...project, body: { message: "Project deleted" } } : mock.send();
      },
    },
  },
  "updateProject > side-effects": {
    "a rejected update changes another field": {
      updateProject: onStatus(422, async (_, mock) => void (await mock.send({ body: renamed }))),
    },
    "an update without permission is saved": {
      updateProject: onStatus(403, async (_, mock) => void (await mock.send({ body: renamed, token: owner }))),
    },
  },
  "createSession > lifecycle": {
    "reading a session returns a cached response": () => ({ getSession: cached() }),
  },
  "endSession > actions": {
    "ending a session does not save the summary": {
      endSession: ({ body }, mock) => mock.send({ body: { ...body, summary: undefined } }),
    },
    "an ended session is not listed": removedFromList("endSession", "listSessions"),
  },
  "rollbackResource > actions": {
    "a rollback does not change updated_at": {
      "*": after(({ data }) => data?.current_version_hash && Object.assign(data, { updated_at: data.created_at })),
    },
  },
  "disablePlaybookSubscription > idempotent": {
    "disabling a disabled subscription enables it": () => {
      let count = 0;
      return { disablePlaybookSubscription: setData(() => ({ enabled: count++ % 2 === 1 })) };
    },
  },
  "updateSession > idempotent": {
    "a repeated report counts twice": {
      updateSession: before(async ({ body }, mock) => {
        const { input_tokens = 0 } = (await mock.get()).body.data?.model_metrics ?? {};
        if (body?.model_metrics?.input_tokens > 0) body.model_metrics.input_tokens += input_tokens;
      }),
    },
  },
  "createProject > unique slug": {
    "two projects can have the same slug": {
      createProject: onStatus(422, async ({ body }, mock) => {
        const created = await mock.send({ body: { ...body, slug: `again-${crypto.randomUUID()}` } });
        if (created.body.data) created.body.data.slug = body.slug;
        return created;
      }),
    },
  },
  "createProject > unique": {
    "a taken slug is reported as a server error": {
      createProject: onStatus(422, (_, mock) => mock.respond(500, { error: "Internal server error" })),
    },
  },
  "checkProjectSlug > custom": {
    "a taken slug is reported as available": { checkProjectSlug: setData(() => ({ available: true })) },
  },
  "checkOrganizationSlug > custom": {
    "an available slug is reported as taken": { checkOrganizationSlug: setData(() => ({ available: false })) },
  },
  "createInvitation > custom rejects": {
    "an invited address is invited again in uppercase": {
      createInvitation: onStatus(422, async ({ body }, mock) => {
        if (!/[A-Z]/.test(body?.email)) return undefined;
        const created = await mock.send({ body: { ...body, email: `another.${body.email}` } });
        if (created.body.data) created.body.data.email = body.email;
        return created;
      }),
    },
  },
  "lookupRepository > custom": {
    "a repository is not found by its SSH remote": {
      lookupRepository: ({ query }, mock) =>
        query.get("remote_url")?.startsWith("git@") ? mock.respond(404, { error: "Not found" }) : mock.send(),
    },
  },
  "verifyDeviceCode > custom": {
    "a user code in lowercase is rejected": {
      verifyDeviceCode: ({ body }, mock) =>
        mock.send(/[a-z]/.test(body.user_code) ? { body: { user_code: "ZZZZ-ZZZZ" } } : {}),
    },
  },
  "createProject > concurrent": {
    "the second of two projects that are created at the same time is not saved": onSecondRequest(
      "createProject",
      async ({ path }, mock) => {
        const created = await mock.send();
        await mock.send({ method: "DELETE", path: `${path}/${created.body.data?.id}`, body: undefined, text: "" });
        return created;
      },
    ),
  },
  "deleteProject > concurrent": {
    "the second of two requests that delete a project returns 500": onSecondRequest("deleteProject", (_, mock) =>
      mock.respond(500, { error: "Internal server error" }),
    ),
  },
};

function removedFromList(operationId: string, listId: string): Mutant {
  return () => {
    const removed = new Set<string>();
    return {
      [operationId]: after(({ data }) => removed.add(data.id)),
      [listId]: after((list) => {
        list.data = list.data.filter(({ id }: { id: string }) => !removed.has(id));
      }),
    };
  };
}

/** Handles a request that arrives while another one is pending, after the response to that one. */
function onSecondRequest(
  operationId: string,
  handle: (request: MockRequest, mock: MockClient) => Promise<MockResponse>,
): Mutant {
  return () => {
    let first: { hasSecond: boolean; response: Promise<MockResponse> } | undefined;
    async function sendFirst(mock: MockClient): Promise<MockResponse> {
      for (let turn = 0; turn < 50 && !first?.hasSecond; turn++) await setImmediate();
      const response = await mock.send();
      first = undefined;
      return response;
    }
    return {
      async [operationId](request, mock) {
        if (!first) {
          first = { hasSecond: false, response: sendFirst(mock) };
          return first.response;
        }
        first.hasSecond = true;
        await first.response;
        return handle(request, mock);
      },
    };
  };
}
