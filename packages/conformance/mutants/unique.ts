import { dropField, readField, readText, rejectTaken, setField, when } from "./tools/change.ts";
import { idOf } from "./tools/memory.ts";
import { asGet, partsOf } from "./tools/request.ts";
import type { ChangeResponse, Changes, Mutants, ProxiedRequest, ProxiedResponse } from "./tools/table.ts";

/** Rejects a create request that reuses a value of a deleted resource, and deletes the resource that it created. */
function keepValueTaken(resource: "Project" | "Repository", field: string): Changes {
  const keyOf = (request: ProxiedRequest, item: ProxiedResponse) =>
    `${partsOf(request)[0]} ${readText(item, `/data/${field}`)}`;
  const requests: Changes["requests"] = {
    async [`delete${resource}`](request, { memory, send }) {
      memory.set(request.target, keyOf(request, await send(asGet(request))));
      return request;
    },
  };
  const responses: Record<string, ChangeResponse> = {
    [`delete${resource} > 2XX`]: (response, { target }, { memory }) => {
      memory.set(memory.get(target) ?? "", "taken");
      return response;
    },
    [`create${resource} > 2XX`]: async (response, request, { memory, send }) => {
      if (!memory.has(keyOf(request, response))) return response;
      await send({ ...request, method: "DELETE", target: `${request.target}/${idOf(response)}`, body: "" });
      return rejectTaken(field)(response);
    },
  };
  return { requests, ...responses };
}

export const behaviors: Mutants = {
  "createProject > unique": {
    "deleted-slug-stays-taken": ["The slug of a soft-deleted project stays taken.", keepValueTaken("Project", "slug")],
  },
  "createRepository > unique": {
    "unlinked-remote-stays-taken": [
      "An unlinked remote cannot be linked again.",
      keepValueTaken("Repository", "remote_url"),
    ],
  },
  "createProject > unique slug": {
    "duplicate-slug-accepted": [
      "Two projects can have the same slug.",
      {
        "createProject > 422": when(
          ({ body }) => body.includes("taken"),
          async (_, request, { send }) => {
            const project = await send(setField("/slug", `again-${crypto.randomUUID()}`)(request));
            return setField("/data/slug", readField(request, "/slug"))(project);
          },
        ),
      },
    ],
  },
  "updateProject > unique slug": {
    "update-accepts-taken-slug": [
      "An update can set the slug of another project.",
      {
        async "updateProject > 422"(_, request, { send }) {
          const project = dropField("/data/repositories")(await send(asGet(request)));
          return setField("/data/slug", readField(request, "/slug"))(project);
        },
      },
    ],
  },
};
