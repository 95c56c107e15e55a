import { expect, test } from "vitest";
import { useTestApi } from "../../testing/api.ts";
import { idOf, valuesOf } from "../../testing/records.ts";

const api = useTestApi();

const file = (front: string, text = "Text.") => ({ resource_type: "skill", content: `---\n${front}\n---\n${text}\n` });
const send = async (...files: object[]) => (await api.call("importResources", { body: { files } })).body;
const ledger = () => api.state.store.resources.get(idOf("resources", "ledger_skill"));

test("creates resources from front matter and changes nothing when repeated", async () => {
  const files = [file("name: invoices\ndescription: Writes one."), file("name: 2026")];
  const first = (await send(...files)).data;
  expect(first).toMatchObject({ created_count: 2, updated_count: 0, unchanged_count: 0, project_id: null });
  expect(valuesOf(first.results, "name")).toEqual(["invoices", "2026"]);
  const created = (await api.call("getResource", { path: { id: first.results[0].resource_id } })).body.data;
  expect(created).toMatchObject({ description: "Writes one.", ownership: "standalone", published: false });
  expect((await send(...files)).data).toMatchObject({ created_count: 0, unchanged_count: 2 });
});

test("truncates a long description", async () => {
  await send(file(`name: ledger\ndescription: ${"ä".repeat(600)}`));
  expect(ledger()?.description).toBe("ä".repeat(500));
});

test("removes NUL and invalid Unicode from a description", async () => {
  await send(file('name: ledger\ndescription: "a\\0b\\ud800c"'));
  expect(ledger()?.description).toBe("abc");
});

test("ignores front matter that is too long", async () => {
  const { details } = await send(file(`name: invoices\ntools: ${"x".repeat(10_000)}`));
  expect(details).toEqual({ "files.0.name": ["can't be blank"] });
});
