import type { Handler } from "../../call.ts";
import { inOrganization } from "../../rules/find.ts";

export const getExperiment: Handler<"getExperiment"> = (call) => ({
  data: inOrganization(call.store.experiments, call.path.id, call),
});
