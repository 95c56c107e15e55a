import type { Handler } from "../../call.ts";

export const getExperiment: Handler<"getExperiment"> = ({ find }) => ({ data: find("experiments") });
