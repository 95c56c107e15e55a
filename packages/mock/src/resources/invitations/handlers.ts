import type { Handler } from "../../rules/handler.ts";
import { createListCache } from "../../rules/list-cache.ts";
import { listKey } from "../../rules/query-filters.ts";
import { paginate } from "../../rules/records.ts";
import type { Tables } from "../../store/tables.ts";
import { addMember, findMembership } from "../organizations/membership.ts";
import { requireRole } from "../roles/rules.ts";
import {
  invitationDetails,
  invitationInPath,
  invitationLifetime,
  requireOpenInvitation,
  sendInvitationMail,
  toPreview,
  withStatusAt,
} from "./rules.ts";

export const acceptInvitation: Handler<"acceptInvitation"> = (context) => {
  const { store, caller, now, error } = context;
  const { invitation, organization, role } = requireOpenInvitation(context);
  if (findMembership(store, organization.id, caller.user.id)) throw error("alreadyMember");
  store.invitations.update(invitation, { status: "accepted", answered_at: now() });
  return { data: addMember(context, role) };
};

export const createInvitation: Handler<"createInvitation"> = (context) => {
  const { store, organization, caller, body, random, now, error } = context;
  const role = requireRole(context, body.role_id);
  const invited = { organization_id: organization.id, email: body.email };
  if (store.members.where(invited).length > 0) throw error("alreadyMember");
  const openInvitations = store.invitations.where(invited).filter(({ answered_at }) => answered_at === null);
  if (openInvitations.some((each) => withStatusAt(now(), each).status === "pending")) throw error("alreadyInvited");
  for (const { id } of openInvitations) store.invitations.remove(id);
  const data = store.invitations.add({
    id: random.uuid(),
    organization_id: organization.id,
    token: `inv_${random.secret(32)}`,
    email: body.email,
    role_id: role.id,
    status: "pending",
    invited_by: caller.user,
    created_at: now(),
    sent_at: now(),
    expires_at: now(invitationLifetime),
    answered_at: null,
  });
  sendInvitationMail(context, data);
  return { data };
};

export const declineInvitation: Handler<"declineInvitation"> = (context) => {
  const { store, now } = context;
  const details = requireOpenInvitation(context);
  const invitation = store.invitations.update(details.invitation, { status: "declined", answered_at: now() });
  return { data: toPreview({ ...details, invitation }) };
};

export const deleteInvitation: Handler<"deleteInvitation"> = (context) => {
  context.store.invitations.remove(invitationInPath(context).id);
  return { message: "Invitation withdrawn" };
};

export const getInvitation: Handler<"getInvitation"> = (context) => ({ data: toPreview(invitationDetails(context)) });

export const listInvitations: Handler<"listInvitations"> = ({ store, organization, query, matches, now }) => {
  const time = now();
  const invitations = store.invitations.in(organization.id);
  // The status depends on the time, so no index can find it.
  const matching = () => invitations.filter((invitation) => matches(withStatusAt(time, invitation)));
  const key = listKey(query);
  const filtered = key === "{}" ? invitations : invitationsAt(invitations, [key, time], matching);
  return paginate(filtered, query, (invitation) => withStatusAt(time, invitation));
};

const invitationsAt = createListCache<Tables["invitations"]>();

export const resendInvitation: Handler<"resendInvitation"> = (context) => {
  const { store, now, error } = context;
  const invitation = invitationInPath(context);
  if (invitation.answered_at !== null) throw error("alreadyAnswered");
  const data = store.invitations.update(invitation, {
    status: "pending",
    sent_at: now(),
    expires_at: now(invitationLifetime),
  });
  sendInvitationMail(context, data);
  return { data };
};
