import type { Handler } from "../../handler.ts";

export const getCurrentUser: Handler<"getCurrentUser"> = ({ caller }) => ({ user: caller.user });
