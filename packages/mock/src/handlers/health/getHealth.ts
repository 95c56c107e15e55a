import type { Handler } from "../../call.ts";

export const getHealth: Handler<"getHealth"> = ({ contract }) => ({
  data: { status: "ok", version: contract.info.version },
});
