import type { Handler } from "../../handler.ts";

export const getHealth: Handler<"getHealth"> = ({ contract }) => ({
  data: { status: "ok", version: contract.info.version },
});
