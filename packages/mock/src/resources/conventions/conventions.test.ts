import { expect, test } from "vitest";
import { exampleOf, useTestApi } from "../../testing/api.ts";

const rails = { playbook_id: "0e50cd7e-4b58-42cd-a4c6-997dd1d2378d" };
const acmeRails = "0a6aa06b-80f6-4736-9f1d-c7595f07812b";
const minitest = { acme: "575a2a08-8cc6-41e6-99f2-e3cb19a85ffc", crewkit: "4567ad9f-1733-4c7b-a599-4b351d6fb445" };
const draft = { category: "style", key: "short-methods", value: "Keep methods short." };

const api = useTestApi();

// Fills Acme's playbook up to a number of conventions.
function fill(count: number): void {
  const { store, random } = api.state;
  const [first] = store.conventions.in(acmeRails);
  for (let size = store.conventions.in(acmeRails).length; first && size < count; size++) {
    store.conventions.add({ ...first, id: random.uuid(), key: `filler-${size}` });
  }
}

test("limits a playbook to 200 conventions", async () => {
  fill(199);
  expect((await api.call("createConvention", { body: draft })).status).toBe(201);
  const full = await api.call("createConvention", { body: { ...draft, key: "one-more" } });
  expect(full.body).toEqual(exampleOf("createConvention", 422, "playbookFull"));
});

test("deletes a convention with its challenges", async () => {
  await api.call("challengeConvention", { body: { convention_id: minitest.acme, reason: "RSpec reads better." } });
  expect(api.state.store.challenges.in(acmeRails)).toHaveLength(2);
  await api.call("deleteConvention");
  expect(api.state.store.challenges.in(acmeRails)).toHaveLength(1);
});

test("lets members of any organization challenge crewkit's own playbooks", async () => {
  const challenge = { path: rails, body: { convention_id: minitest.crewkit, reason: "RSpec reads better." } };
  expect((await api.call("challengeConvention", { ...challenge, as: "noor" })).status).toBe(201);
  expect((await api.call("challengeConvention", { ...challenge, as: "dana" })).status).toBe(403);
});

test("returns the first sentence of any other text as the draft's value", async () => {
  const { body } = await api.call("extractConvention", { body: { text: "\n Never log a password! Logs are kept." } });
  const example = exampleOf("extractConvention", 200, "comment") as typeof body;
  expect(body.data).toEqual({ ...example.data, value: "Never log a password!" });
  expect((await api.call("createConvention", { body: body.data })).status).toBe(201);
});
