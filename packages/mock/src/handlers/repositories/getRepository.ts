import type { Handler } from "../../call.ts";

export const getRepository: Handler<"getRepository"> = ({ find }) => ({ data: find("repositories") });
