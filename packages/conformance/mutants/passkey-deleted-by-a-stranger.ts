import type { Mutant } from "./tools/mutant.ts";
import { isFrom } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "Whoever knows the id of a passkey deletes it.",
  kind: "behaviour",
  caughtBy: "access",
  only: ["deletePasskey > 404 > as a stranger"],
  handle: async (passing, forward, { memory }) => {
    const { operationId, headers } = passing;
    const own = headers.authorization ?? "";
    if (operationId === "completePasskeyRegistration") memory.set("holder", own);
    const holder = memory.get("holder");
    return operationId === "deletePasskey" && isFrom("noor", passing) && holder
      ? forward({ ...passing, headers: { ...headers, authorization: holder } })
      : forward(passing);
  },
};
