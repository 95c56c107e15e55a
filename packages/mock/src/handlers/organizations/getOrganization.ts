import type { Handler } from "../../call.ts";
import { asSeenBy } from "../../rules/organizations/membership.ts";

export const getOrganization: Handler<"getOrganization"> = ({ organization, member }) => ({
  data: asSeenBy(member, organization),
});
