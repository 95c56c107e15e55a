import type { InvitationPreview } from "@crewkit/types";
import type { Call, Caller } from "../../call.ts";
import type { Tables } from "../../store/tables.ts";
import { sameAddress } from "../authentication/users.ts";
import { type CallFor, found } from "../find.ts";

type Invitation = Tables["invitations"];

/** How long an invitation can be answered after its mail was sent last, in seconds: 7 days. */
export const invitationLifetime: number = 7 * 24 * 60 * 60;

/** An invitation as it is at a moment: one that nobody has answered expires by itself. */
export function asOf(moment: string, invitation: Invitation): Invitation {
  if (invitation.answered_at !== null) return invitation;
  return { ...invitation, status: invitation.expires_at <= moment ? "expired" : "pending" };
}

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
  { store, random, now }: Pick<Call, "store" | "random" | "now">,
  { email, token }: Invitation,
): void {
  store.mails.add({ id: random.uuid(), to: email, kind: "invitation", token, sent_at: now() });
}

/** An invitation as it is now, with what it offers. */
export interface ReceivedInvitation {
  invitation: Tables["invitations"];
  organization: Tables["organizations"];
  /** May be deleted by now, if the invitation was answered. */
  role: Tables["roles"];
}

type ReceivedCall = CallFor<"token"> & { now(): string };

export function receivedInvitation({ store, path, now, refuse }: ReceivedCall): ReceivedInvitation {
  const invitation = found(store.invitations.find({ token: path.token }), refuse);
  const { organization_id, role_id } = invitation;
  const organization = found(store.organizations.get(organization_id), refuse);
  const role = found(store.roles.get(role_id) ?? store.deleted_roles.get(role_id), refuse);
  return { invitation: asOf(now(), invitation), organization, role };
}

/** Finds the invitation that the path names, if the caller can answer it. */
export function invitationToAnswer(
  call: ReceivedCall & {
    caller: Caller;
    refuse(name: "notFound" | "answered" | "expired" | "otherAddress"): Error;
  },
): ReceivedInvitation {
  const received = receivedInvitation(call);
  const { status, email } = received.invitation;
  if (status === "expired") throw call.refuse("expired");
  if (status !== "pending") throw call.refuse("answered");
  if (!sameAddress(email, call.caller.user.email)) throw call.refuse("otherAddress");
  return received;
}

export function toPreview({ invitation, organization, role }: ReceivedInvitation): InvitationPreview {
  return {
    id: invitation.id,
    organization_name: organization.name,
    role_key: role.key,
    permission_level: role.permission_level,
    inviter_name: invitation.invited_by.name,
    email: invitation.email,
    status: invitation.status,
    expires_at: invitation.expires_at,
  };
}
