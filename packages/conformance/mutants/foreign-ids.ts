import { isObject, parseJson } from "../src/values/json.ts";
import { readText, setField, when } from "./tools/change.ts";
import { idOf, remember } from "./tools/memory.ts";
import { as, asGet, isFrom, lastPart, queryOf } from "./tools/request.ts";
import type { Mutants } from "./tools/table.ts";

const rememberTarget = remember(idOf, (response, { target }) => `${target}/${idOf(response)}`);
const rememberForeign = when(isFrom("noor"), rememberTarget);

export const behaviors: Mutants = {
  "getProject > foreign-ids id": {
    "foreign-project-found-in-own-organization": [
      "The API checks the organization in the path, but not the organization of the project.",
      {
        "createProject > 2XX": rememberForeign,
        "getProject > 404": (response, request, { memory, send }) => {
          const target = memory.get(lastPart(request));
          return target === undefined ? response : send(as("noor")({ ...request, target }));
        },
      },
    ],
  },
  "deleteRole > foreign-ids org_id": {
    "own-role-deleted-through-foreign-organization": [
      "Deleting a role through another user's organization is rejected, but deletes the role.",
      {
        "createRole > 2XX": when(isFrom("ada"), rememberTarget),
        async "deleteRole > 403"(response, request, { memory, send }) {
          const target = memory.get(lastPart(request));
          if (target !== undefined && isFrom("ada")(response, request)) await send({ ...request, target });
          return response;
        },
      },
    ],
  },
  "createSession > foreign-ids body repository_id": {
    "session-created-in-foreign-repository": [
      "A session can be created in a repository of another user's organization.",
      {
        "createRepository > 2XX": (response, request, { memory }) => {
          memory.set(isFrom("noor")(response, request) ? idOf(response) : "own", idOf(response));
          return response;
        },
        "createSession > 422": async (response, request, { memory, send }) => {
          const body = parseJson(request.body);
          const foreign = isObject(body) ? String(body.repository_id) : "";
          if (!memory.has(foreign)) return response;
          const created = await send(setField("/repository_id", memory.get("own"))(request));
          return setField("/data/repository_id", foreign)(created);
        },
      },
    ],
  },
  "listSessions > foreign-ids query project_id": {
    "filter-by-foreign-project-lists-its-sessions": [
      "Filtering by another user's project returns the sessions of this project.",
      {
        "createSession > 2XX": when(
          isFrom("noor"),
          remember(
            (session) => readText(session, "/data/project_id"),
            (_, { target }) => target,
          ),
        ),
        "listSessions > 2XX": (response, request, { memory, send }) => {
          const target = memory.get(queryOf(request, "project_id") ?? "");
          return target === undefined ? response : send(as("noor")(asGet(request, target)));
        },
      },
    ],
  },
};
