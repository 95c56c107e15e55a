import { afterAnswer, readField, setField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";
import { reading } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "An experiment that runs can be renamed.",
  kind: "behaviour",
  caughtBy: "state",
  only: ["updateExperiment > 422"],
  handle: afterAnswer({ of: "updateExperiment", status: 422 }, async (answer, passing, again) => {
    const name = readField(passing, "/name");
    const isAboutState = readField(answer, "/details") === undefined;
    return isAboutState && typeof name === "string"
      ? setField(await again(reading(passing)), "/data/name", name)
      : answer;
  }),
};
