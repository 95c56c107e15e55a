import type { Handler } from "../../handler.ts";
import { toOrganization } from "../../rules/organizations/membership.ts";

export const getOrganization: Handler<"getOrganization"> = ({ organization, member }) => ({
  data: toOrganization(member, organization),
});
