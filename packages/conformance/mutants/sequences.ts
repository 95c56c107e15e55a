import { readField, readText } from "./tools/change.ts";
import { idOf, remember } from "./tools/memory.ts";
import { asGet, partsOf, withJsonBody } from "./tools/request.ts";
import type { Mutants } from "./tools/table.ts";

export const behaviors: Mutants = {
  "createProject > sequences": {
    "re-created-project-has-old-name": [
      "A project that is created with the slug of a deleted project gets the name of that project.",
      {
        requests: {
          async deleteProject(request, { memory, send }) {
            const project = await send(asGet(request));
            memory.set(`deleted ${readText(project, "/data/slug")}`, readText(project, "/data/name"));
            return request;
          },
        },
        async "createProject > 2XX"(project, request, { memory, send }) {
          const name = memory.get(`deleted ${readText(project, "/data/slug")}`);
          const target = `${request.target}/${idOf(project)}`;
          if (name !== undefined) await send(withJsonBody({ ...request, target }, { name }, "PATCH"));
          return project;
        },
      },
    ],
    "update-also-applies-to-previous-project": [
      "Updating a project also updates the project that was updated before.",
      {
        async "updateProject > 2XX"(project, request, { memory, send }) {
          const previous = memory.get("previous") ?? request.target;
          memory.set("previous", request.target);
          const name = readField(request, "/name");
          if (name !== undefined && previous !== request.target)
            await send(withJsonBody({ ...request, target: previous }, { name }));
          return project;
        },
      },
    ],
    "deleted-project-deletes-newest-repository": [
      "Deleting a project deletes the newest repository, even if the repository belongs to another project.",
      {
        "createRepository > 2XX": remember(
          () => "newest",
          (repository, request) => `/${partsOf(request)[0]}/repos/${idOf(repository)}`,
        ),
        async "deleteProject > 2XX"(message, request, { memory, send }) {
          await send({ ...request, target: memory.get("newest") ?? request.target });
          return message;
        },
      },
    ],
  },
  "createRole > sequences": {
    "rejected-update-reverts-previous-update": [
      "A rejected update of a role reverts the update before.",
      {
        requests: {
          async updateRole(request, { memory, send }) {
            const before = readField(await send(asGet(request)), "/data/custom_name");
            const name = readField(request, "/custom_name");
            if (typeof name === "string" && name !== before)
              memory.set(request.target, JSON.stringify({ custom_name: before }));
            return request;
          },
        },
        async "updateRole > 422"(error, request, { memory, send }) {
          const body = memory.get(request.target);
          if (body !== undefined) await send({ ...request, body });
          return error;
        },
      },
    ],
  },
};
