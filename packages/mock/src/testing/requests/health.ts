import type { Reaches } from "../reach.ts";

/** Requests that reach each status of the operation on health. */
export const health: Reaches<"getHealth"> = { getHealth: { success: {} } };
