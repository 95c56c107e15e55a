import type { Handler } from "../../call.ts";
import { receivedInvitation, toPreview } from "../../rules/organizations/received-invitation.ts";

export const getInvitation: Handler<"getInvitation"> = (call) => ({ data: toPreview(receivedInvitation(call)) });
