import type { Handler } from "../../handler.ts";
import { removeOrganization } from "../../rules/remove.ts";

export const deleteOrganization: Handler<"deleteOrganization"> = ({ store, organization }) => {
  removeOrganization(store, organization.id);
  return { message: "Organization deleted" };
};
