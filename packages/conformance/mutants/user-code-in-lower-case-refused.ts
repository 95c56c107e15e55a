import { onRequest, readField, setField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "A user code is taken with capitals and its hyphen alone, though people type it.",
  kind: "behaviour",
  caughtBy: "spellings",
  only: ["verifyDeviceCode > spellings"],
  handle: onRequest("verifyDeviceCode", (passing) => {
    const code = readField(passing, "/user_code");
    const isPlain = typeof code !== "string" || /^[A-Z]{4}-[A-Z]{4}$/.test(code);
    return isPlain || !/^[A-Za-z]{4}-?[A-Za-z]{4}$/.test(code) ? passing : setField(passing, "/user_code", "ZZZZ-ZZZZ");
  }),
};
