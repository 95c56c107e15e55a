import {
  changeItems,
  type Item,
  readField,
  readText,
  rejectTaken,
  setBody,
  setEach,
  setField,
  when,
} from "./tools/change.ts";
import { idOf, isKnown, neverRefresh, remember } from "./tools/memory.ts";
import type { ProxiedRequest, ProxiedResponse } from "./tools/mutant.ts";
import { alsoSend, asGet, lastPart, resend, withJsonBody } from "./tools/request.ts";
import type { Mutants, MutantTools } from "./tools/table.ts";

const setUpdatedAtToCreatedAt = (project: ProxiedResponse) =>
  setField("/data/updated_at", readField(project, "/data/created_at"))(project);
const setLongAgo = when(isKnown, setField("/data/updated_at", "2020-01-01T00:00:00Z"));

export const behaviors: Mutants = {
  "createProject > lifecycle": {
    "created-not-listed": [
      "What was created is not in the list.",
      {
        "createProject > 2XX": remember(idOf),
        "listProjects > 2XX": (list, _, { memory }) =>
          changeItems((items) => items.filter(({ id }) => !memory.has(String(id))))(list),
      },
    ],
    "created-twice": ["A creation makes two.", alsoSend(setField("/slug", (slug: string) => `${slug}-2`))],
    "created-with-another-id": [
      "A creation answers an id that leads to nothing.",
      setField("/data/id", () => crypto.randomUUID()),
    ],
    "deleted-still-listed": [
      "A project that was deleted is still in the list.",
      {
        requests: {
          "*": (request, { memory }) =>
            memory.has(request.target)
              ? { ...request, target: request.target.replace(/[^/]+$/, crypto.randomUUID()) }
              : request,
          async deleteProject(request, { memory, send }) {
            const project = await send(asGet(request));
            if (project.status !== 200) return request;
            memory.set(request.target, "deleted");
            return setBody({ message: "Project deleted" })(project);
          },
        },
      },
    ],
    "list-shows-old-names": [
      "A list shows the names that projects had when they were made.",
      {
        "createProject > 2XX": remember(idOf, (project) => readText(project, "/data/name")),
        "listProjects > 2XX": (list, _, { memory }) =>
          setEach("/name", (name: string, { id }: Item) => memory.get(String(id)) ?? name)(list),
      },
    ],
    "duplicate-in-list": [
      "Something is in the list twice when it has just been made.",
      {
        "createProject > 2XX": remember(() => "newest", idOf),
        "listProjects > 2XX": (list, _, { memory }) =>
          changeItems((items) => [...items, ...items.filter(({ id }) => id === memory.get("newest"))])(list),
      },
    ],
    "updated-at-moves-back": [
      "An update sets the time of the last change to before the creation.",
      {
        "updateProject > 200": remember(),
        "updateProject > 2XX": setLongAgo,
        "getProject > 2XX": setLongAgo,
      },
    ],
    "own-slug-is-taken": [
      "A project that is updated with the slug that it has hears that the slug is taken: by itself.",
      {
        requests: {
          async updateProject(request, { send }) {
            const project = await send(asGet(request));
            const slug = readField(request, "/slug");
            const isOwn = slug !== undefined && slug === readField(project, "/data/slug");
            return isOwn ? rejectTaken("slug")(project) : request;
          },
        },
      },
    ],
    "read-is-cached": ["A project is read as it was when it was first read.", { "getProject > 2XX": neverRefresh }],
    "total-counts-deleted": [
      "The total counts what was deleted.",
      {
        "deleteProject > 2XX": remember(),
        "listProjects > 2XX": (list, _, { memory }) =>
          setField("/meta/total_count", (count: number) => count + memory.size)(list),
      },
    ],
    "update-returns-old-values": [
      "An update answers the project as it was before.",
      {
        requests: { updateProject: rememberProject },
        "updateProject > 2XX": (project, { target }, { memory }) => ({
          ...project,
          body: memory.get(target) ?? project.body,
        }),
      },
    ],
    "update-changes-another-field": [
      "An update of the name changes the slug too.",
      {
        "updateProject > 2XX": when(
          (_, request) => readField(request, "/slug") === undefined,
          resend((request) => withJsonBody(request, { slug: `renamed-${crypto.randomUUID()}` })),
        ),
      },
    ],
    "update-changes-created-at": [
      "An update sets the time of creation.",
      { "updateProject > 2XX": setField("/data/created_at", () => new Date().toISOString()) },
    ],
    "update-changes-id": [
      "An update answers another id.",
      { "updateProject > 2XX": setField("/data/id", () => crypto.randomUUID()) },
    ],
    "update-not-saved": [
      "An update answers the new name and keeps the old one.",
      {
        requests: { updateProject: rememberProject },
        async "updateProject > 2XX"(project, request, { memory, send }) {
          const before = { body: memory.get(request.target) ?? "" };
          await send(withJsonBody(request, { name: readField(before, "/data/name") }));
          return project;
        },
      },
    ],
    "updated-at-stays": [
      "An update leaves the time of the last change as it was, so that a client that asks for changes misses it.",
      { "updateProject > 2XX": setUpdatedAtToCreatedAt, "getProject > 2XX": setUpdatedAtToCreatedAt },
    ],
  },
  "createConvention > lifecycle": {
    "update-ignores-a-field": [
      "A convention's category can't be changed: the update succeeds, and leaves it.",
      {
        requests: {
          updateConvention: (request, { memory }) => {
            const category = memory.get(lastPart(request));
            return category === undefined ? request : setField("/category", category)(request);
          },
        },
        "createConvention > 2XX": remember(idOf, (convention) => readText(convention, "/data/category")),
      },
    ],
  },
  "createRole > lifecycle": {
    "update-resets-the-others": [
      "A field that an update leaves out gets its default.",
      { requests: { updateRole: setBody((body: object) => ({ coaching_mode_enabled: false, level: 1, ...body })) } },
    ],
  },
};

async function rememberProject(request: ProxiedRequest, { memory, send }: MutantTools): Promise<ProxiedRequest> {
  const { body } = await send(asGet(request));
  memory.set(request.target, body);
  return request;
}
