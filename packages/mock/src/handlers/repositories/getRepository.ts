import type { Handler } from "../../handler.ts";

export const getRepository: Handler<"getRepository"> = ({ find }) => ({ data: find("repositories") });
