import type { Handler } from "../../handler.ts";

export const getExperiment: Handler<"getExperiment"> = ({ find }) => ({ data: find("experiments") });
