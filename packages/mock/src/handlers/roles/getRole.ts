import type { Handler } from "../../call.ts";

export const getRole: Handler<"getRole"> = ({ find }) => ({ data: find("roles") });
