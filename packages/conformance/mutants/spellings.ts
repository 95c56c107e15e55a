import { changeText, readText, setField, when } from "./tools/change.ts";
import { queryOf } from "./tools/request.ts";
import type { Mutants } from "./tools/table.ts";

export const behaviors: Mutants = {
  "createInvitation > spellings": {
    "invited-again-in-capitals": [
      "Whoever has an invitation is invited again, when the address is written with capitals.",
      {
        async "createInvitation > 422"(response, request, { send }) {
          const email = readText(request, "/email");
          if (email === email.toLowerCase()) return response;
          const another = await send(setField("/email", `another.${email}`)(request));
          return another.status === 201 ? setField("/data/email", email)(another) : response;
        },
      },
    ],
  },
  "lookupRepository > spellings": {
    "remote-variant-not-found": [
      "A repository is found by the https form of its remote alone, and not from a working copy that uses SSH.",
      when((_, request) => !queryOf(request, "remote_url")?.startsWith("https:"), setField("/data", null)),
    ],
  },
  "verifyDeviceCode > spellings": {
    "user-code-in-lower-case-rejected": [
      "A user code is taken with capitals and its hyphen alone, though people type it.",
      {
        request: changeText("/user_code", (code) =>
          /^[A-Za-z]{4}-?[A-Za-z]{4}$/.test(code) && !/^[A-Z]{4}-[A-Z]{4}$/.test(code) ? "ZZZZ-ZZZZ" : code,
        ),
      },
    ],
  },
};
