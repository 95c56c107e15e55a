import { readField, readText, respondWith, setField } from "./tools/change.ts";
import { idOf } from "./tools/memory.ts";
import { asGet, withJsonBody } from "./tools/request.ts";
import type { ChangeRequest, Mutants, MutantTools, ProxiedRequest, ProxiedResponse } from "./tools/table.ts";

type Handle = (request: ProxiedRequest, tools: MutantTools) => Promise<ProxiedResponse>;

// Another request arrives while the mock responds to fewer requests.
const maxPolls = 20;

const forward: Handle = (request, { send }) => send(request);

/**
 * Handles all concurrent requests except the first. The first waits for another one, but only while the mock responds to
 * some other requests. The others wait for the first.
 */
function handleLater(handle: Handle, prepare: (...args: Parameters<Handle>) => unknown = () => {}): ChangeRequest {
  return async (request, tools) => {
    const { memory, send } = tools;
    const isFirst = count(memory, 1) === 1;
    if (isFirst) await prepare(request, tools);
    const isReady = () => (isFirst ? count(memory) > 1 : memory.has("done"));
    for (let polls = 0; polls < maxPolls && !isReady(); polls++) await send(asGet(request, "/health"));
    const response = await (isFirst ? forward : handle)(request, tools);
    memory.set("done", "true");
    if (count(memory, -1) === 0) memory.delete("done");
    return response;
  };
}

// The number of requests without a response.
function count(memory: MutantTools["memory"], change: number = 0): number {
  const pending = Number(memory.get("pending") ?? 0) + change;
  memory.set("pending", String(pending));
  return pending;
}

async function createAndDelete(request: ProxiedRequest, { send }: MutantTools): Promise<ProxiedResponse> {
  const project = await send(request);
  await send({ ...request, method: "DELETE", target: `${request.target}/${idOf(project)}`, body: "" });
  return project;
}

async function createDuplicate(request: ProxiedRequest, { send }: MutantTools): Promise<ProxiedResponse> {
  const project = await send(setField("/slug", `again-${crypto.randomUUID()}`)(request));
  return setField("/data/slug", readField(request, "/slug"))(project);
}

async function readRole(request: ProxiedRequest, { memory, send }: MutantTools): Promise<void> {
  memory.set("role", (await send(asGet(request))).body);
}

function writeWholeRole(request: ProxiedRequest, { memory, send }: MutantTools): Promise<ProxiedResponse> {
  const role = { body: memory.get("role") ?? "" };
  const names = ["custom_name", "level", "coaching_mode_enabled"];
  const before = Object.fromEntries(names.map((name) => [name, readField(role, `/data/${name}`)]));
  return send(withJsonBody(request, { ...before, ...JSON.parse(request.body) }));
}

async function deleteFirst(request: ProxiedRequest, { send }: MutantTools): Promise<ProxiedResponse> {
  const list = request.target.replace(/\/[^/]+$/, "");
  const id = readText(await send(asGet(request, `${list}?per_page=1`)), "/data/0/id");
  await send({ ...request, target: `${list}/${id}` });
  return send(request);
}

export const behaviors: Mutants = {
  "createProject > concurrent": {
    "concurrent-project-lost": [
      "The second of two projects that are created at the same time is not saved.",
      { request: handleLater(createAndDelete) },
    ],
  },
  "createProject > concurrent slug": {
    "concurrent-duplicate-slug-accepted": [
      "Two projects that are created at the same time can have the same slug.",
      { request: handleLater(createDuplicate) },
    ],
  },
  "updateRole > concurrent": {
    "concurrent-update-lost": [
      "A concurrent update overwrites fields that it does not contain with the values that it read before.",
      { request: handleLater(writeWholeRole, readRole) },
    ],
  },
  "deleteProject > concurrent": {
    "concurrent-deletion-fails": [
      "The second of two requests that delete a project at the same time returns 500.",
      {
        request: handleLater(async (...args) =>
          respondWith(500, { error: "Internal server error" })(await forward(...args)),
        ),
      },
    ],
    "concurrent-deletion-deletes-another": [
      "The second of two requests that delete a project at the same time deletes another project.",
      { request: handleLater(deleteFirst) },
    ],
  },
};
