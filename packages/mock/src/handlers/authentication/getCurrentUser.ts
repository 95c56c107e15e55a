import type { Handler } from "../../call.ts";

export const getCurrentUser: Handler<"getCurrentUser"> = ({ caller }) => ({ user: caller.user });
