import { readField, readText } from "./tools/change.ts";
import { idOf, remember } from "./tools/memory.ts";
import { asGet, withJsonBody } from "./tools/request.ts";
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
    "update-after-deletion-not-saved": [
      "After a project was deleted, the next update of another project is not saved.",
      {
        requests: {
          async updateProject(request, { memory, send }) {
            if (memory.has("deleted")) memory.set("before", readText(await send(asGet(request)), "/data/name"));
            return request;
          },
        },
        "deleteProject > 2XX": remember(() => "deleted"),
        async "updateProject > 2XX"(project, request, { memory, send }) {
          const name = memory.get("before");
          if (name !== undefined) await send(withJsonBody(request, { name }));
          memory.clear();
          return project;
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
