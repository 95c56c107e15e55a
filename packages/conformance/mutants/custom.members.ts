import { type Item, readField, readText, respondWith, setEach, setField, when } from "./tools/change.ts";
import { remember } from "./tools/memory.ts";
import { as, asGet, partsOf, resend, whenFrom } from "./tools/request.ts";
import type { ChangeRequest, Mutants, MutantTools, ProxiedRequest, ProxiedResponse } from "./tools/table.ts";

export const behaviors: Mutants = {
  "updateMember > custom": {
    "admins-cannot-change-admins": [
      "An admin cannot change the role of another admin.",
      {
        request: whenFrom("bruno", async (request, { send }) => {
          const member = await send(asGet(request));
          return readField(member, "/data/permission_level") === "admin" ? respondWith(403)(member) : request;
        }),
      },
    ],
    "demoted-member-keeps-permissions": [
      "A member with a lower role keeps the permissions of the previous role.",
      {
        requests: {
          async updateMember(request, { memory, send }) {
            const member = await send(asGet(request));
            if (readField(member, "/data/permission_level") === "admin") memory.set(memberOf(request), "was an admin");
            return request;
          },
        },
        "* > 403": when(isRememberedMember, resend(as("ada"))),
      },
    ],
  },
  "deleteMember > custom": {
    "members-remove-others": [
      "Any member can remove another member.",
      { request: whenFrom(["chen", "dana"], as("ada")) },
    ],
    "removed-member-loses-invitations": [
      "The invitations of a removed member are deleted.",
      {
        "deleteMember > 2XX": remember(() => "removed"),
        "getInvitation > 2XX": when((_, __, { memory }) => memory.size > 0, respondWith(404)),
      },
    ],
    "removed-member-still-reads": [
      "Cached permissions let a removed member read the organization's data.",
      {
        "deleteMember > 2XX": remember((_, request) => memberOf(request)),
        "* > 403": when(
          (_, request) => request.method === "GET" && partsOf(request)[1] !== "members",
          when(isRememberedMember, resend(as("ada"))),
        ),
      },
    ],
  },
  "updateRole > custom": {
    "agent-role-ignores-coaching": [
      "Members stay autonomous after the coaching mode of their role is enabled.",
      { "getMember > 2XX": setField("/data/agent_role", "autonomous") },
    ],
    "role-change-ignored-for-members": [
      "Members keep the permission level that their role had when it was assigned.",
      {
        requests: { updateRole: rememberFirst("/data/id", "/data/permission_level") },
        "getMember > 2XX": (member, _, { memory }) =>
          setField(
            "/data/permission_level",
            (old: string) => memory.get(readText(member, "/data/role_id")) ?? old,
          )(member),
      },
    ],
  },
  "updateCurrentUser > custom": {
    "renamed-user-keeps-the-old-name": [
      "Other members still see a renamed user's old name.",
      {
        requests: { updateCurrentUser: rememberFirst("/user/id", "/user/name") },
        "listMembers > 2XX": (list, _, { memory }) =>
          setEach("/name", (name: string, { user_id }: Item) => memory.get(String(user_id)) ?? name)(list),
      },
    ],
  },
  "transferOwnership > custom": {
    "new-owner-keeps-role": [
      "The new owner keeps the role from before the transfer.",
      { "listMembers > 2XX": setEach("/role_key", "junior") },
    ],
    "new-owner-listed-as-admin": [
      "The member list still shows the new owner as an admin.",
      {
        "transferOwnership > 2XX": remember((_, request) => memberOf(request)),
        "listMembers > 2XX": (list, _, { memory }) =>
          setEach("/permission_level", (level: string, { organization_id, user_id }: Item) =>
            level === "owner" && memory.has(`${organization_id}/${user_id}`) ? "admin" : level,
          )(list),
      },
    ],
    "previous-owner-stays-owner": [
      "After a transfer, the old owner is still an owner.",
      {
        "transferOwnership > 2XX": remember(
          (_, request) => `/organizations/${partsOf(request)[0]}`,
          (_, { headers }) => String(headers.authorization),
        ),
        "getOrganization > 2XX": when(
          (_, { target, headers }, { memory }) => memory.get(target) === headers.authorization,
          setField("/data/permission_level", "owner"),
        ),
      },
    ],
  },
};

/** The organization and user id of `/{org_id}/members/{id}`. */
function memberOf(request: ProxiedRequest): string {
  return `${partsOf(request)[0]}/${partsOf(request)[2]}`;
}

async function isRememberedMember(
  _: ProxiedResponse,
  request: ProxiedRequest,
  { memory, send }: MutantTools,
): Promise<boolean> {
  if (memory.size === 0) return false;
  const user = await send(asGet(request, "/auth/me"));
  return memory.has(`${partsOf(request)[0]}/${readField(user, "/user/id")}`);
}

function rememberFirst(id: string, field: string): ChangeRequest {
  return async (request, { memory, send }) => {
    const before = await send(asGet(request));
    const key = readText(before, id);
    if (!memory.has(key)) memory.set(key, readText(before, field));
    return request;
  };
}
