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
import { cacheForever, idOf, isKnown, remember } from "./tools/memory.ts";
import { alsoSend, asGet, lastPart, resend, withJsonBody } from "./tools/request.ts";
import type { Mutants, MutantTools, ProxiedRequest, ProxiedResponse } from "./tools/table.ts";

const setUpdatedAtToCreatedAt = (project: ProxiedResponse) =>
  setField("/data/updated_at", readField(project, "/data/created_at"))(project);
const setLongAgo = when(isKnown, setField("/data/updated_at", "2020-01-01T00:00:00Z"));

export const behaviors: Mutants = {
  "createProject > lifecycle": {
    "created-not-listed": [
      "A new project is not listed.",
      {
        "createProject > 2XX": remember(idOf),
        "listProjects > 2XX": (list, _, { memory }) =>
          changeItems((items) => items.filter(({ id }) => !memory.has(String(id))))(list),
      },
    ],
    "created-twice": ["Creating a project creates two.", alsoSend(setField("/slug", (slug: string) => `${slug}-2`))],
    "created-with-unknown-id": [
      "Creating a project returns a wrong id.",
      setField("/data/id", () => crypto.randomUUID()),
    ],
    "deleted-still-listed": [
      "A deleted project is still listed.",
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
      "A list shows the original names of renamed projects.",
      {
        "createProject > 2XX": remember(idOf, (project) => readText(project, "/data/name")),
        "listProjects > 2XX": (list, _, { memory }) =>
          setEach("/name", (name: string, { id }: Item) => memory.get(String(id)) ?? name)(list),
      },
    ],
    "duplicate-in-list": [
      "The newest project is listed twice.",
      {
        "createProject > 2XX": remember(() => "newest", idOf),
        "listProjects > 2XX": (list, _, { memory }) =>
          changeItems((items) => [...items, ...items.filter(({ id }) => id === memory.get("newest"))])(list),
      },
    ],
    "updated-at-before-created-at": [
      "An update sets the update time before the creation time.",
      { "updateProject > 200": remember(), "updateProject > 2XX": setLongAgo, "getProject > 2XX": setLongAgo },
    ],
    "own-slug-rejected-as-taken": [
      "An update with the project's own slug is rejected because the slug is taken.",
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
    "get-is-cached": ["Reading a project returns a cached response.", { "getProject > 2XX": cacheForever }],
    "total-counts-deleted": [
      "The total counts deleted projects.",
      {
        "deleteProject > 2XX": remember(),
        "listProjects > 2XX": (list, _, { memory }) =>
          setField("/meta/total_count", (count: number) => count + memory.size)(list),
      },
    ],
    "update-returns-old-values": [
      "An update returns the previous values.",
      {
        requests: { updateProject: rememberProject },
        "updateProject > 2XX": (project, { target }, { memory }) => ({
          ...project,
          body: memory.get(target) ?? project.body,
        }),
      },
    ],
    "update-changes-another-field": [
      "Updating the name also changes the slug.",
      {
        "updateProject > 2XX": when(
          (_, request) => readField(request, "/slug") === undefined,
          resend((request) => withJsonBody(request, { slug: `renamed-${crypto.randomUUID()}` })),
        ),
      },
    ],
    "update-changes-created-at": [
      "An update changes the creation time.",
      { "updateProject > 2XX": setField("/data/created_at", () => new Date().toISOString()) },
    ],
    "update-changes-id": [
      "An update changes the id.",
      { "updateProject > 2XX": setField("/data/id", () => crypto.randomUUID()) },
    ],
    "update-not-saved": [
      "An update returns the new name but does not save it.",
      {
        requests: { updateProject: rememberProject },
        async "updateProject > 2XX"(project, request, { memory, send }) {
          const before = { body: memory.get(request.target) ?? "" };
          await send(withJsonBody(request, { name: readField(before, "/data/name") }));
          return project;
        },
      },
    ],
    "updated-at-unchanged": [
      "An update does not change the update time, so that clients that poll for changes miss it.",
      { "updateProject > 2XX": setUpdatedAtToCreatedAt, "getProject > 2XX": setUpdatedAtToCreatedAt },
    ],
  },
  "createConvention > lifecycle": {
    "update-ignores-a-field": [
      "Updating a convention ignores its category.",
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
    "update-resets-omitted-fields": [
      "An update resets omitted fields to their defaults.",
      { requests: { updateRole: setBody((body: object) => ({ coaching_mode_enabled: false, level: 1, ...body })) } },
    ],
  },
};

async function rememberProject(request: ProxiedRequest, { memory, send }: MutantTools): Promise<ProxiedRequest> {
  const { body } = await send(asGet(request));
  memory.set(request.target, body);
  return request;
}
