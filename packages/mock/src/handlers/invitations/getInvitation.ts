import type { Handler } from "../../call.ts";
import { receivedInvitation, toPreview } from "../../rules/organizations/invitations.ts";

export const getInvitation: Handler<"getInvitation"> = (call) => ({ data: toPreview(receivedInvitation(call)) });
