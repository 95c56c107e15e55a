import type { Schemas } from "../../contract/values.ts";
import type { Caller, CreateContext } from "../../rules/handler.ts";
import { type PathContext, requireFound } from "../../rules/records.ts";
import type { Tables } from "../../store/tables.ts";

type Invitation = Tables["invitations"];

/** Lifetime of an invitation after its last email, in seconds: 7 days. */
export const invitationLifetime: number = 7 * 24 * 60 * 60;

/** Returns the invitation with its status at a time. Invitations that were not accepted or declined expire. */
export function withStatusAt(time: string, invitation: Invitation): Invitation {
  if (invitation.answered_at !== null) return invitation;
  return { ...invitation, status: invitation.expires_at <= time ? "expired" : "pending" };
}

export function invitationInPath(context: PathContext<"token"> & { organization: { id: string } }): Invitation {
  const { store, organization, path, error } = context;
  const invitation = store.invitations.find({ token: path.token });
  return requireFound(invitation?.organization_id === organization.id ? invitation : undefined, error);
}

export function sendInvitationMail({ store, random, now }: CreateContext, { email, token }: Invitation): void {
  store.mails.add({ id: random.uuid(), to: email, kind: "invitation", token, sent_at: now() });
}

export interface InvitationDetails {
  invitation: Tables["invitations"];
  organization: Tables["organizations"];
  /** The role may have been deleted if the invitation was accepted or declined. */
  role: Tables["roles"];
}

type InvitationContext = PathContext<"token"> & { now(): string };

export function invitationDetails({ store, path, now, error }: InvitationContext): InvitationDetails {
  const invitation = requireFound(store.invitations.find({ token: path.token }), error);
  const { organization_id, role_id } = invitation;
  const organization = requireFound(store.organizations.get(organization_id), error);
  const role = requireFound(store.roles.get(role_id) ?? store.deleted_roles.get(role_id), error);
  return { invitation: withStatusAt(now(), invitation), organization, role };
}

export function requireOpenInvitation(
  context: InvitationContext & {
    caller: Caller;
    error(name: "notFound" | "alreadyAnswered" | "expired" | "otherAddress"): Error;
  },
): InvitationDetails {
  const details = invitationDetails(context);
  const { status, email } = details.invitation;
  if (status === "expired") throw context.error("expired");
  if (status !== "pending") throw context.error("alreadyAnswered");
  if (email.toLowerCase() !== context.caller.user.email.toLowerCase()) throw context.error("otherAddress");
  return details;
}

export function toPreview({ invitation, organization, role }: InvitationDetails): Schemas["InvitationPreview"] {
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
