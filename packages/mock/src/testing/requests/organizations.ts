import type { Reaches } from "../reach.ts";

type OrganizationIds =
  | "listOrganizations"
  | "createOrganization"
  | "checkOrganizationSlug"
  | "getOrganization"
  | "updateOrganization"
  | "deleteOrganization";

/** Requests that reach each status of the operations on organizations. */
export const organizations: Reaches<OrganizationIds> = {
  listOrganizations: { success: {} },
  createOrganization: {
    success: { body: { name: "Payments", slug: "payments" } },
    422: { body: { name: "Another Acme", slug: "acme" } },
  },
  checkOrganizationSlug: { success: { query: { slug: "payments" } }, 400: { query: { slug: "Pay ments" } } },
  getOrganization: { success: {} },
  updateOrganization: { success: { body: { name: "Acme Payments" } }, 422: { body: { slug: "northstar" } } },
  deleteOrganization: { success: {} },
};
