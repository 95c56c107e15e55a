import {
  admin,
  after,
  asOwner,
  lastPart,
  type MockClient,
  type MockRequest,
  type Mutants,
  member,
  onStatus,
  outsider,
  owner,
  setData,
  setItems,
  viewer,
} from "./mutant.ts";

const forbidden = { error: "Your permission level does not allow this" };

const organizationOf = ({ path }: MockRequest) => path.split("/")[1] ?? "";

/** The organization in the path and the caller. */
async function callerOf(request: MockRequest, mock: MockClient): Promise<string> {
  const { user } = (await mock.get("/auth/me")).body;
  return `${organizationOf(request)} ${user?.id}`;
}

/** Who may read and change what: organizations, members, roles and invitations. */
export const access: Mutants = {
  "getProject > foreign-ids id": {
    "a project of another organization is found": () => {
      const foreign = new Map<string, string>();
      return {
        createProject: after(({ data }, { path, token }) => token === outsider && foreign.set(data.id, path)),
        getProject: onStatus(404, async (request, mock) => {
          const path = foreign.get(lastPart(request));
          return path ? mock.send({ path: `${path}/${lastPart(request)}`, token: outsider }) : undefined;
        }),
      };
    },
  },
  "listSessions > foreign-ids query project_id": {
    "filtering by a project of another organization returns its sessions": () => {
      const foreign = new Map<string, string>();
      return {
        createSession: after(({ data }, { path, token }) => token === outsider && foreign.set(data.project_id, path)),
        async listSessions({ query }, mock) {
          const path = foreign.get(query.get("project_id") ?? "");
          return mock.send(path === undefined ? {} : { path, token: outsider });
        },
      };
    },
  },
  "getRole > hierarchy": {
    "a role is found in all organizations of the caller": () => {
      const roles = new Map<string, object>();
      return {
        createRole: after((body) => roles.set(body.data.id, body)),
        getRole: onStatus(404, async (request, mock) => {
          const body = roles.get(lastPart(request));
          return body && mock.respond(200, body);
        }),
      };
    },
  },
  "listRepositories > hierarchy project_id": {
    "a list contains the repositories of all projects": () => {
      const all = new Map<string, object>();
      return {
        createRepository: after(({ data }) => all.set(data.id, data)),
        listRepositories: after((list) => {
          const listed = list.data.map((each: { id: string }) => [each.id, each]);
          list.data = [...new Map([...listed, ...all]).values()];
        }),
      };
    },
  },
  "createRole > ownership": {
    "an outsider can update a role": { updateRole: asOwner(outsider) },
    "the update of an outsider is rejected but saved": {
      updateRole: onStatus(403, async ({ token }, mock) => {
        if (token === outsider) await mock.send({ token: owner, body: { custom_name: "Theirs" } });
        return undefined;
      }),
    },
  },
  "getOrganization > custom": {
    "the list of organizations shows each caller as the owner": {
      listOrganizations: setItems(() => ({ permission_level: "owner" })),
    },
  },
  "deleteOrganization > custom": {
    "an invitation to a deleted organization still exists": {
      getInvitation: onStatus(404, (_, mock) => mock.respond(200, { data: { status: "pending" } })),
    },
  },
  "updateMember > custom": {
    "an admin cannot change the role of another admin": {
      async updateMember({ token }, mock) {
        const isAdmin = (await mock.get()).body.data?.permission_level === "admin";
        return token === admin && isAdmin ? mock.respond(403, forbidden) : mock.send();
      },
    },
  },
  "deleteMember > custom": {
    "any member can remove another member": { deleteMember: asOwner(member, viewer) },
    "a removed member can still read": () => {
      const removed = new Set<string>();
      return {
        deleteMember: after((_, request) => removed.add(`${organizationOf(request)} ${lastPart(request)}`)),
        "*": onStatus(403, async (request, mock) => {
          const isRemoved = removed.has(await callerOf(request, mock));
          return isRemoved && request.method === "GET" ? mock.send({ token: owner }) : undefined;
        }),
      };
    },
  },
  "updateRole > custom": {
    "members stay autonomous after the coaching mode of their role is enabled": {
      getMember: setData(() => ({ agent_role: "autonomous" })),
    },
  },
  "transferOwnership > custom": {
    "the previous owner is still an owner": { getOrganization: setData(() => ({ permission_level: "owner" })) },
  },
  "acceptInvitation > custom": {
    "an address with capital letters cannot accept an invitation": {
      async acceptInvitation({ path }, mock) {
        const { data } = (await mock.get(path.replace("/accept", ""))).body;
        return /[A-Z]/.test(data?.email) ? mock.respond(422, { error: "Another address" }) : mock.send();
      },
    },
  },
  "resendInvitation > custom": {
    "resending an invitation does not extend it": () => {
      const expirations = new Map<string, string>();
      return {
        createInvitation: after(({ data }) => expirations.set(data.token, data.expires_at)),
        resendInvitation: setData(({ token }) => ({ expires_at: expirations.get(token) })),
      };
    },
  },
  "deleteRole > 422": {
    "a built-in role can be deleted": {
      deleteRole: onStatus(422, (_, mock) => mock.respond(200, { message: "Role deleted" })),
    },
  },
};
