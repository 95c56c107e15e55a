import { changeText, readText, setField, when } from "./tools/change.ts";
import { queryOf } from "./tools/request.ts";
import type { Mutants } from "./tools/table.ts";

export const behaviors: Mutants = {
  "createInvitation > spellings": {
    "invited-again-in-uppercase": [
      "An invited address is invited again if it is in uppercase.",
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
      "A repository is found only by the HTTPS form of its remote, not by the SSH form.",
      when((_, request) => !queryOf(request, "remote_url")?.startsWith("https:"), setField("/data", null)),
    ],
  },
  "verifyDeviceCode > spellings": {
    "lowercase-user-code-rejected": [
      "A user code is accepted only in uppercase with its hyphen, although users type it.",
      {
        request: changeText("/user_code", (code) =>
          /^[A-Za-z]{4}-?[A-Za-z]{4}$/.test(code) && !/^[A-Z]{4}-[A-Z]{4}$/.test(code) ? "ZZZZ-ZZZZ" : code,
        ),
      },
    ],
  },
};
