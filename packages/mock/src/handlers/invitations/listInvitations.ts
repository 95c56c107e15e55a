import type { Handler } from "../../handler.ts";
import { matches } from "../../rules/matches.ts";
import { invitationAt } from "../../rules/organizations/invitations.ts";

export const listInvitations: Handler<"listInvitations"> = ({ store, organization, query, now }) => {
  const moment = now();
  return store.invitations
    .in(organization.id)
    .map((invitation) => invitationAt(moment, invitation))
    .filter((invitation) => matches(invitation, { status: query.status }));
};
