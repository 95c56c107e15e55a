import type { Random } from "../../random.ts";
import type { Store } from "../../store/store.ts";
import type { Tables } from "../../store/tables.ts";
import { type CallFor, found } from "../find.ts";
import { sameAddress } from "./same-address.ts";

type Invitation = Tables["invitations"];

/** How long an invitation can be answered after its mail was sent last, in seconds: 7 days. */
export const invitationLifetime: number = 7 * 24 * 60 * 60;

/** An invitation as it is at a moment: one that nobody has answered expires by itself. */
export function asOf(moment: string, invitation: Invitation): Invitation {
  if (invitation.answered_at !== null) return invitation;
  return { ...invitation, status: invitation.expires_at <= moment ? "expired" : "pending" };
}

/** The invitations to an address, whatever its case, that nobody has answered. */
export function unansweredTo(store: Store, organizationId: string, email: string): Invitation[] {
  return store.invitations
    .in(organizationId)
    .filter((each) => each.answered_at === null && sameAddress(each.email, email));
}

/** The invitation that the path names, in the organization that the path is in. */
export function invitationInPath({
  store,
  organization,
  path,
  refuse,
}: CallFor<"token"> & { organization: { id: string } }): Invitation {
  const invitation = store.invitations.find({ token: path.token });
  return found(invitation?.organization_id === organization.id ? invitation : undefined, refuse);
}

export function mailInvitation(
  { store, random, now }: { store: Store; random: Random; now(): string },
  { email, token }: Invitation,
): void {
  store.mails.add({ id: random.uuid(), to: email, kind: "invitation", token, sent_at: now() });
}
