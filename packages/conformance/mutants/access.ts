import {
  admin,
  after,
  asOwner,
  lastPart,
  type Mutants,
  member,
  onStatus,
  outsider,
  owner,
  rejected,
  setData,
  viewer,
} from "./mutant.ts";

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
  "deleteOrganization > custom": {
    "an invitation to a deleted organization still exists": {
      getInvitation: onStatus(404, (_, mock) => mock.respond(200, { data: { status: "pending" } })),
    },
  },
  "deleteMember > 403": {
    "a viewer can remove another member": { deleteMember: asOwner(viewer) },
    "a member can remove another member": { deleteMember: asOwner(member) },
  },
  "deleteMember > 200": {
    "a member cannot leave": { deleteMember: rejected(member) },
    "a viewer cannot leave": { deleteMember: rejected(viewer) },
    "an admin cannot remove another member": { deleteMember: rejected(admin) },
  },
  "deleteMember > custom": {
    "any member can look for unknown users": { deleteMember: asOwner(member, viewer) },
  },
  "updateSession > 403": {
    "a member can update another user's session": { updateSession: asOwner(member) },
  },
  "updateSession > 200": {
    "a member cannot update their own session": { updateSession: rejected(member) },
    "an admin cannot update another user's session": { updateSession: rejected(admin) },
  },
  "updateRole > custom": {
    "members stay autonomous after the coaching mode of their role is enabled": {
      getMember: setData(() => ({ agent_role: "autonomous" })),
    },
  },
  "transferOwnership > custom": {
    "the previous owner is still an owner": { getOrganization: setData(() => ({ permission_level: "owner" })) },
  },
  "deleteRole > 422": {
    "a built-in role can be deleted": {
      deleteRole: onStatus(422, (_, mock) => mock.respond(200, { message: "Role deleted" })),
    },
  },
};
