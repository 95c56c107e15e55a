import { expect, test } from "vitest";
import { exampleOf, useTestApi } from "../../testing/api.ts";
import { valuesOf } from "../../testing/records.ts";

const acmeRails = "0a6aa06b-80f6-4736-9f1d-c7595f07812b";
const rails = "0e50cd7e-4b58-42cd-a4c6-997dd1d2378d";
const typescript = "628a88a3-60c5-4ee5-824f-c4d857f409a7";
const widgets = "2bd44f87-b61b-4f67-81af-01613107ce6b";
const hour = 3600;

const api = useTestApi();

const sync = async (stacks?: string[]) => (await api.call("getPlaybooksForSync", { query: { stacks } })).body.data;
const titles = ({ content }: { content: string }) => [...content.matchAll(/^## (.*)$/gm)].map(([, title]) => title);
const subscribe = (playbook_id: string, as = "ada") =>
  api.call("createPlaybookSubscription", { as, body: { playbook_id } });

test("omits a playbook from the synced file if another playbook in the file extends it", async () => {
  await subscribe(rails);
  await subscribe(typescript);
  expect(titles(await sync())).toEqual(["Acme on Rails", "TypeScript"]);
  expect(titles(await sync(["rails"]))).toEqual(["Acme on Rails"]);
  await api.call("disablePlaybookSubscription");
  expect(titles(await sync())).toEqual(["Ruby on Rails", "TypeScript"]);
  expect(await sync()).toMatchObject({ playbooks_count: 2, conventions_count: 6 });
});

test("joins multi-line text into one line in the synced file", async () => {
  const several = { value: "Keep methods\r\n  short.\n\nReally.", rationale: "They\nread.", anti_patterns: ["A\rB"] };
  await api.call("createConvention", { body: { category: "style", key: "short-methods", ...several } });
  expect((await sync()).content).toContain(
    "- **short-methods** (warning): Keep methods short. Really.\n  - Why: They read.\n  - Avoid: A B\n",
  );
});

test("enables a new subscription and removes the playbook from the available playbooks", async () => {
  const { status, body } = await subscribe(typescript.toUpperCase(), "bruno");
  expect(status).toBe(201);
  const now = "2026-11-20T14:00:00Z";
  const named = { playbook_id: typescript, playbook_name: "TypeScript", playbook_slug: "typescript" };
  expect(body.data).toMatchObject({ ...named, enabled: true, created_at: now, updated_at: now });
  const available = await api.call("listAvailablePlaybooks");
  expect(valuesOf(available.body.data, "id")).toEqual([rails]);
});

test("treats another organization's playbook as unknown", async () => {
  const unknown = exampleOf("createPlaybookSubscription", 422, "playbookUnknown");
  const atWidgets = { as: "noor", path: { org_id: widgets } };
  const body = { playbook_id: acmeRails };
  expect((await api.call("createPlaybookSubscription", { ...atWidgets, body })).body).toEqual(unknown);
  expect((await subscribe(widgets)).body).toEqual(unknown);
  const { body: available } = await api.call("listAvailablePlaybooks", atWidgets);
  expect(valuesOf(available.data, "name")).toEqual(["React", "Ruby on Rails", "TypeScript"]);
});

test("does not change a subscription that is enabled or disabled again", async () => {
  const enabled = exampleOf("enablePlaybookSubscription", 200, "enabled");
  const disabled = exampleOf("disablePlaybookSubscription", 200, "disabled");
  for (let times = 0; times < 2; times++) {
    expect((await api.call("enablePlaybookSubscription")).body).toEqual(enabled);
    expect((await api.call("disablePlaybookSubscription")).body).toEqual(disabled);
    api.advanceTime(hour);
  }
  expect(titles(await sync())).toEqual(["React"]);
});

test("allows subscribing again after unsubscribing", async () => {
  const ended = await api.call("deletePlaybookSubscription");
  expect(ended.body).toEqual(exampleOf("deletePlaybookSubscription", 200, "deleted"));
  expect(titles(await sync())).toEqual([]);
  expect((await api.call("deletePlaybookSubscription")).status).toBe(404);
  expect((await subscribe(acmeRails)).status).toBe(201);
  expect(titles(await sync())).toEqual(["Acme on Rails"]);
});
