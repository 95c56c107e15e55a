import { beforeEach, expect, test } from "vitest";
import { createTestApi, exampleOf, type TestApi } from "../../testing/api.ts";

const rails = { playbook_id: "0e50cd7e-4b58-42cd-a4c6-997dd1d2378d" };
const acmeRails = "0a6aa06b-80f6-4736-9f1d-c7595f07812b";
const minitest = { acme: "575a2a08-8cc6-41e6-99f2-e3cb19a85ffc", crewkit: "4567ad9f-1733-4c7b-a599-4b351d6fb445" };
const draft = { category: "style", key: "short-methods", value: "Keep methods short." };
const now = "2026-11-20T14:00:00Z";

let api: TestApi;
beforeEach(() => {
  api = createTestApi();
});

const keysOf = (body: { data: { key: string }[] }) => body.data.map(({ key }) => key);
const playbook = () => api.state.store.playbooks.get(acmeRails);

// Makes Acme's playbook hold so many conventions.
function fill(count: number): void {
  const { store, random } = api.state;
  const [first] = store.conventions.in(acmeRails);
  for (let size = store.conventions.in(acmeRails).length; first && size < count; size++) {
    store.conventions.add({ ...first, id: random.uuid(), key: `filler-${size}` });
  }
}

test("the lists are the contract's examples", async () => {
  expect((await api.call("listConventions")).body).toEqual(exampleOf("listConventions", 200, "firstPage"));
  const platform = await api.call("listConventions", { as: "noor", path: rails });
  expect(platform.body).toEqual(exampleOf("listConventions", 200, "platform"));
  const effective = await api.call("listEffectiveConventions");
  expect(effective.body).toEqual(exampleOf("listEffectiveConventions", 200, "firstPage"));
});

test("a convention that is created counts, and stands in its place by category and key", async () => {
  const { status, body } = await api.call("createConvention", { as: "bruno", body: draft });
  expect(status).toBe(201);
  const defaults = { rationale: null, anti_patterns: [], challenge_severity: "warning" };
  expect(body.data).toEqual({
    ...draft,
    ...defaults,
    id: body.data.id,
    playbook_id: acmeRails,
    created_at: now,
    updated_at: now,
  });
  expect(keysOf((await api.call("listConventions")).body)).toEqual([
    "amounts-in-cents",
    "idempotent-jobs",
    "short-methods",
    "use-minitest",
  ]);
  expect(playbook()).toMatchObject({ conventions_count: 4, updated_at: now });
});

test("a key is free once in a playbook; an inherited one is overridden", async () => {
  const taken = await api.call("createConvention", { body: { ...draft, key: "use-minitest" } });
  expect(taken.body).toEqual(exampleOf("createConvention", 422, "keyTaken"));
  expect(playbook()?.conventions_count).toBe(3);
  const { body } = await api.call("createConvention", { body: { ...draft, key: "rails-omakase" } });
  const effective = await api.call("listEffectiveConventions");
  expect(effective.body.meta.total_count).toBe(6);
  const overriding = { origin: "own", overrides_convention_id: "d0222726-094a-42d9-9417-c3d1de4b77a1" };
  expect(effective.body.data).toContainEqual({ ...body.data, ...overriding });
});

test("a playbook holds 200 conventions", async () => {
  fill(199);
  expect((await api.call("createConvention", { body: draft })).status).toBe(201);
  const full = await api.call("createConvention", { body: { ...draft, key: "one-more" } });
  expect(full.body).toEqual(exampleOf("createConvention", 422, "playbookFull"));
});

test("a change gives the contract's examples", async () => {
  const change = (body: object) => api.call("updateConvention", { body });
  const anti_patterns = ["RSpec", "Factories in place of fixtures", "A test that sleeps"];
  expect((await change({ anti_patterns })).body).toEqual(exampleOf("updateConvention", 200, "antiPatterns"));
  expect(playbook()).toMatchObject({ conventions_count: 3, updated_at: now });
});

test("what was so already is no change", async () => {
  const before = playbook();
  const { body } = await api.call("updateConvention", { body: { key: "use-minitest", challenge_severity: "error" } });
  expect(body.data.updated_at).toBe("2026-10-27T09:10:00Z");
  expect(playbook()).toBe(before);
});

test("under another key a convention no longer overrides, and its old key is free", async () => {
  await api.call("updateConvention", { body: { key: "minitest", rationale: null } });
  const { body } = await api.call("listEffectiveConventions");
  expect(body.data).toContainEqual(expect.objectContaining({ id: minitest.crewkit, origin: "inherited" }));
  expect(body.data.find(({ id }: { id: string }) => id === minitest.acme)).toMatchObject({
    rationale: null,
    overrides_convention_id: null,
  });
  expect((await api.call("createConvention", { body: { ...draft, key: "use-minitest" } })).status).toBe(201);
  const taken = await api.call("updateConvention", { body: { key: "use-minitest" } });
  expect(taken.body).toEqual(exampleOf("updateConvention", 422, "keyTaken"));
});

test("a convention goes with the challenges to it, and the inherited one holds again", async () => {
  const challenge = { convention_id: minitest.acme, reason: "RSpec reads better." };
  await api.call("challengeConvention", { body: challenge });
  expect((await api.call("deleteConvention")).body).toEqual(exampleOf("deleteConvention", 200, "deleted"));
  expect(keysOf((await api.call("listEffectiveConventions")).body)).toContain("use-minitest");
  expect(api.state.store.challenges.in(acmeRails)).toHaveLength(1);
  expect(playbook()).toMatchObject({ conventions_count: 2, updated_at: now });
  expect((await api.call("deleteConvention")).status).toBe(404);
});

test("an inherited convention is not there to be changed", async () => {
  const path = { id: minitest.crewkit };
  expect((await api.call("updateConvention", { path, body: { key: "other" } })).status).toBe(404);
  expect((await api.call("deleteConvention", { path })).status).toBe(404);
});

test("what is effective can be challenged, an inherited convention too; nothing changes", async () => {
  const inherited = "d0222726-094a-42d9-9417-c3d1de4b77a1";
  const before = await api.call("listEffectiveConventions");
  const body = { convention_id: inherited, reason: "Acme formats with Standard." };
  const { status, body: made } = await api.call("challengeConvention", { as: "chen", body });
  expect(status).toBe(201);
  const by = { id: "36167284-c87f-4239-8256-78c2f4005525", name: "Chen Wei" };
  const expected = { ...body, playbook_id: acmeRails, status: "open", challenged_by: by, created_at: now };
  expect(made.data).toEqual({ ...expected, id: made.data.id });
  expect((await api.call("listEffectiveConventions")).body).toEqual(before.body);
});

test("what is overridden, or of another playbook, can't be challenged", async () => {
  for (const convention_id of [minitest.crewkit, "763fd3f5-20e2-49bf-8db1-a5577622bd13", acmeRails]) {
    const { body } = await api.call("challengeConvention", { body: { convention_id, reason: "No." } });
    expect(body).toEqual(exampleOf("challengeConvention", 422, "notEffective"));
  }
});

test("crewkit's own playbooks are seen by all, challenged by whoever is more than a viewer, changed by its staff", async () => {
  const challenge = { path: rails, body: { convention_id: minitest.crewkit, reason: "RSpec reads better." } };
  expect((await api.call("challengeConvention", { ...challenge, as: "noor" })).status).toBe(201);
  expect((await api.call("challengeConvention", { ...challenge, as: "dana" })).status).toBe(403);
  const create = { path: rails, body: draft };
  expect((await api.call("createConvention", create)).body).toEqual(exampleOf("createConvention", 403, "crewkitsOwn"));
  const { store } = api.state;
  const [ada] = store.users.all();
  if (ada) store.users.update(ada, { platform_role: "crewkit_staff" });
  expect((await api.call("createConvention", create)).status).toBe(201);
});

test("an organization's playbook is read by its people, changed by its admins, and not there for others", async () => {
  expect((await api.call("listEffectiveConventions", { as: "dana" })).status).toBe(200);
  expect((await api.call("deleteConvention", { as: "chen" })).status).toBe(403);
  expect((await api.call("listConventions", { as: "noor" })).status).toBe(404);
  expect((await api.call("createConvention", { as: "noor", body: draft })).status).toBe(404);
});

test("a draft is what the contract shows of its texts, and is never saved", async () => {
  const extract = (body: object) => api.call("extractConvention", { as: "noor", body });
  const comment = "Please don't sleep in tests. Move the clock with `travel_to`, so that the suite stays fast.";
  expect((await extract({ text: comment })).body).toEqual(exampleOf("extractConvention", 200, "comment"));
  expect((await extract({ text: comment, category: "performance" })).body.data.category).toBe("performance");
  expect((await extract({ text: "Nice, thank you!" })).body).toEqual(exampleOf("extractConvention", 200, "remark"));
  const sql = `# Never build SQL from input:
User.where("name = '#{params[:name]}'") # wrong
User.where(name: params[:name])         # right
`;
  const sample = await extract({ text: sql, category: "security" });
  expect(sample.body).toEqual(exampleOf("extractConvention", 200, "sample"));
});

test("a draft can be created as it is", async () => {
  const { body } = await api.call("extractConvention", {
    body: { text: "Never log a password, because logs are kept." },
  });
  expect((await api.call("createConvention", { body: body.data })).status).toBe(201);
});
