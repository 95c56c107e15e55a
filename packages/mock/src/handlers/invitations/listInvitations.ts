import type { Handler } from "../../handler.ts";
import { withStatusAt } from "../../rules/organizations/invitations.ts";

export const listInvitations: Handler<"listInvitations"> = ({ store, organization, matches, now }) => {
  const currentTime = now();
  return store.invitations
    .in(organization.id)
    .map((invitation) => withStatusAt(currentTime, invitation))
    .filter(matches);
};
