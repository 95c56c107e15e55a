import type { Handler } from "../../handler.ts";

export const deleteOrganization: Handler<"deleteOrganization"> = ({ store, organization }) => {
  store.organizations.remove(organization.id);
  return { message: "Organization deleted" };
};
