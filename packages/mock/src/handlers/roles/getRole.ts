import type { Handler } from "../../handler.ts";

export const getRole: Handler<"getRole"> = ({ find }) => ({ data: find("roles") });
