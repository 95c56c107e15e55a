import type { Handler } from "../../rules/handler.ts";

export const getHealth: Handler<"getHealth"> = ({ contract }) => ({
  data: { status: "ok", version: contract.info.version },
});
