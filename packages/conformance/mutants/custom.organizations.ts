import { type Item, readField, respondWith, setEach, setField, when } from "./tools/change.ts";
import { remember } from "./tools/memory.ts";
import type { Mutants } from "./tools/table.ts";

export const behaviors: Mutants = {
  "createOrganization > custom": {
    "owner-without-the-role-admin": [
      "The owner of a new organization has the role `junior`.",
      {
        "getMember > 2XX": when(
          (member) => readField(member, "/data/permission_level") === "owner",
          setField("/data/role_key", "junior"),
        ),
      },
    ],
    "slug-check-ignores-other-users": [
      "A slug of another user's organization is reported as available.",
      { "checkOrganizationSlug > 2XX": setField("/data/available", true) },
    ],
  },
  "getOrganization > custom": {
    "list-shows-the-level-of-the-owner": [
      "The list of organizations shows each caller as their owner.",
      { "listOrganizations > 2XX": setEach("/permission_level", "owner") },
    ],
  },
  "updateOrganization > custom": {
    "membership-keeps-the-old-name": [
      "The memberships of a user show an organization's original name.",
      {
        "createOrganization > 2XX": remember(
          (created) => String(readField(created, "/data/id")),
          (created) => String(readField(created, "/data/name")),
        ),
        "listCurrentUserOrganizations > 2XX": (list, _, { memory }) =>
          setEach(
            "/organization_name",
            (name: string, { organization_id }: Item) => memory.get(String(organization_id)) ?? name,
          )(list),
      },
    ],
  },
  "deleteOrganization > custom": {
    "invitation-outlives-organization": [
      "An invitation to a deleted organization still exists.",
      { "getInvitation > 404": respondWith(200) },
    ],
  },
};
