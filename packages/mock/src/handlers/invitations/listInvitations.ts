import type { Handler } from "../../call.ts";
import { matches } from "../../rules/matches.ts";
import { asOf } from "../../rules/organizations/invitations.ts";

export const listInvitations: Handler<"listInvitations"> = ({ store, organization, query, now }) => {
  const moment = now();
  return store.invitations
    .in(organization.id)
    .map((invitation) => asOf(moment, invitation))
    .filter((invitation) => matches(invitation, { status: query.status }));
};
