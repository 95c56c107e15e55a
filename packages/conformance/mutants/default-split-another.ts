import { onRequest, readField, setField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "An experiment without a split gives the variant to a tenth of the users.",
  kind: "behaviour",
  caughtBy: "workflows",
  only: ["draftToDeployed > workflows"],
  handle: onRequest("createExperiment", (passing) => {
    const isBare = readField(passing, "/name") !== undefined && readField(passing, "/traffic_split") === undefined;
    return isBare ? setField(passing, "/traffic_split", 10) : passing;
  }),
};
