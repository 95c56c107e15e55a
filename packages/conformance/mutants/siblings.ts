import { cacheForever, idOf } from "./tools/memory.ts";
import { withJsonBody } from "./tools/request.ts";
import type { ChangeResponse, Mutants, MutantTools, ProxiedRequest, ProxiedResponse } from "./tools/table.ts";

const rememberNewest: ChangeResponse = (response, request, { memory }) => {
  memory.set("newest", `${request.target}/${idOf(response)}`);
  return response;
};

function changeNewest(action: string, body: object, method: string): ChangeResponse {
  return async (response: ProxiedResponse, request: ProxiedRequest, { memory, send }: MutantTools) => {
    const target = memory.get("newest");
    if (target !== undefined && !request.target.startsWith(target))
      await send({ ...withJsonBody(request, body, method), target: target + action });
    return response;
  };
}

export const behaviors: Mutants = {
  "createRole > siblings": {
    "role-update-renames-another-role": [
      "Updating a role also renames the newest role of the organization.",
      { "createRole > 2XX": rememberNewest, "updateRole > 2XX": changeNewest("", { custom_name: "Both" }, "PATCH") },
    ],
    "role-creation-renames-another-role": [
      "Creating a role renames the role that was created before.",
      {
        async "createRole > 2XX"(...args) {
          await changeNewest("", { custom_name: "Previous" }, "PATCH")(...args);
          return rememberNewest(...args);
        },
      },
    ],
  },
  "createSession > siblings": {
    "ended-session-is-cached": [
      "Reading a session that was ended returns a cached response.",
      { "getSession > 2XX": cacheForever },
    ],
    "session-end-ends-another-session": [
      "Ending a session also ends the newest session.",
      { "createSession > 2XX": rememberNewest, "endSession > 2XX": changeNewest("/end", {}, "POST") },
    ],
  },
};
