import type { Handler } from "../../handler.ts";
import { matches } from "../../rules/matches.ts";
import { withStatusAt } from "../../rules/organizations/invitations.ts";

export const listInvitations: Handler<"listInvitations"> = ({ store, organization, query, now }) => {
  const currentTime = now();
  return store.invitations
    .in(organization.id)
    .map((invitation) => withStatusAt(currentTime, invitation))
    .filter((invitation) => matches(invitation, { status: query.status }));
};
