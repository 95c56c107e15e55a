import { changeItems, dropField, type Item, readField, readText, respondWith, setField, when } from "./tools/change.ts";
import { idOf, remember } from "./tools/memory.ts";
import { isFrom, lastPart, partsOf, resend } from "./tools/request.ts";
import type { ChangeResponse, Mutants, ProxiedResponse } from "./tools/table.ts";

const acme = "5b1f0c3e-8a4d-4f6b-9c2e-7d1a0b3c4e5f";

const findAnywhere: ChangeResponse = (response, request, { memory, send }) => {
  const target = memory.get(lastPart(request));
  return target === undefined ? response : send({ ...request, target });
};

// Both defects together: a test that skips resources listed under two parents cannot find them.
const listEverywhere: ChangeResponse = (response, _, { memory }) => {
  const others: Item[] = [...memory].filter(([key]) => key.startsWith("item ")).map(([, item]) => JSON.parse(item));
  return changeItems((items) => [...items, ...others.filter(({ id }) => items.every((each) => each.id !== id))])(
    response,
  );
};

const rememberItem = remember(
  (response) => `item ${idOf(response)}`,
  (response) => JSON.stringify(readField(response, "/data")),
);

export const behaviors: Mutants = {
  "getProject > hierarchy": {
    "project-found-in-another-organization": [
      "A project is found under another organization of the user.",
      {
        "getProject > 404": resend((request) => ({
          ...request,
          target: request.target.replace(/^\/[^/]+/, `/${acme}`),
        })),
      },
    ],
  },
  "getRole > hierarchy": {
    "role-listed-and-found-in-every-organization": [
      "A role is listed and found in all organizations of the user.",
      {
        async "createRole > 2XX"(response, request, tools) {
          tools.memory.set(idOf(response), `${request.target}/${idOf(response)}`);
          return rememberItem(response, request, tools);
        },
        "listRoles > 2XX": listEverywhere,
        "getRole > 404": findAnywhere,
      },
    ],
  },
  "getProject > hierarchy org_id": {
    "setup-of-project-fails": [
      "No project can be created, so the tests of other operations have no project.",
      { "createProject > 2XX": respondWith(500, { error: "Internal Server Error" }) },
    ],
  },
  "listRepositories > hierarchy project_id": {
    "repository-listed-in-every-project": [
      "The list of a project's repositories contains the repositories of all projects.",
      { "createRepository > 2XX": rememberItem, "listRepositories > 2XX": listEverywhere },
    ],
  },
  "createResource > hierarchy body project_id": {
    "resource-created-in-project-of-another-organization": [
      "A resource can be created with the project of any organization of the user.",
      {
        "createProject > 2XX": when(
          isFrom("ada"),
          remember(idOf, (_, request) => partsOf(request)[0] ?? ""),
        ),
        "createResource > 422": async (response, request, { memory, send }) => {
          const project = readText(request, "/project_id");
          const organization = memory.get(project);
          if (organization === undefined || organization === partsOf(request)[0]) return response;
          return setField("/data/project_id", project)(await send(dropField("/project_id")(request)));
        },
      },
    ],
  },
  "deleteRole > hierarchy": {
    "role-deleted-despite-404": [
      "Deleting a role through another organization is rejected, but deletes the role.",
      {
        "createRole > 2XX": remember(idOf, (response, { target }) => `${target}/${idOf(response)}`),
        async "deleteRole > 404"(response, request, tools) {
          await findAnywhere(response, request, tools);
          return response;
        },
      },
    ],
    "role-deleted-from-another-organization": [
      "A role can be deleted through another organization of the caller.",
      {
        "createRole > 2XX": remember(idOf, (response, { target }) => `${target}/${idOf(response)}`),
        "deleteRole > 404": findAnywhere,
      },
    ],
  },
  "getResourceVersion > hierarchy": {
    "version-found-in-another-resource": [
      "A version is found under any resource.",
      {
        "updateResource > 2XX": remember(hashOf, (response, { target }) => `${target}/versions/${hashOf(response)}`),
        "getResourceVersion > 404": findAnywhere,
      },
    ],
  },
};

function hashOf(response: ProxiedResponse): string {
  return readText(response, "/data/current_version_hash");
}
