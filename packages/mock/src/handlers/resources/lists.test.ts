import { expect, test } from "vitest";
import { useTestApi } from "../../testing/api.ts";

const api = useTestApi();

const namesOf = async (as: string, query = {}) =>
  (await api.call("listResources", { as, query })).body.data.map(({ name, tier }: NamedResource) => `${tier} ${name}`);
interface NamedResource {
  name: string;
  tier: string;
}

test("shows outsiders only published platform resources, and staff all platform resources", async () => {
  const published = ["platform changelog", "platform commits", "platform reviewer"];
  expect(await namesOf("noor")).toEqual(published);
  expect(await namesOf("kai")).toEqual([...published, "platform secrets"]);
});

test("sorts by name, type and tier", async () => {
  for (const resource_type of ["skill", "agent"]) {
    await api.call("createResource", { body: { resource_type, name: "commits", content: "Commits." } });
  }
  const { body } = await api.call("listResources", { query: { per_page: 5 } });
  const rows = body.data.map(({ name, resource_type, tier }: NamedResource & { resource_type: string }) => [
    name,
    resource_type,
    tier,
  ]);
  expect(rows.slice(1)).toEqual([
    ["commits", "agent", "organization"],
    ["commits", "rule", "platform"],
    ["commits", "rule", "organization"],
    ["commits", "skill", "organization"],
  ]);
});
