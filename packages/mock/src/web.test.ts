import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { createMock } from "./web.ts";

// The imports of a module, except type imports.
async function importsOf(file: string): Promise<string[]> {
  const text = await readFile(file, "utf8");
  const statements = text.matchAll(/^(?:import|export)\s(?!type)[^;]*?from "([^"]+)"/gm);
  return [...statements].map(([, name = ""]) => name);
}

// The packages that an entry imports, directly or through our own modules.
async function packagesOf(entry: string): Promise<string[]> {
  const seen = new Set<string>();
  const packages = new Set<string>();
  const queue = [join(import.meta.dirname, entry)];
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (seen.has(file) || file.endsWith(".json")) continue;
    seen.add(file);
    for (const name of await importsOf(file)) {
      if (name.startsWith(".")) queue.push(join(dirname(file), name));
      else packages.add(name);
    }
  }
  expect(seen.size).toBeGreaterThan(30);
  return [...packages];
}

test("web.ts imports nothing from Node", async () => {
  const packages = await packagesOf("web.ts");
  expect(packages.filter((name) => name.startsWith("node:"))).toEqual([]);
});

test("compiled.ts imports neither a compiler nor a contract", async () => {
  const packages = await packagesOf("compiled.ts");
  const heavy = ["node:", "ajv/dist/2020", "ajv/dist/standalone", "@crewkit/openapi/openapi.json"];
  expect(packages.filter((name) => heavy.some((each) => name.includes(each)))).toEqual([]);
});

test("lists the sample users with their current roles", async () => {
  const mock = createMock();
  expect(mock.people()[0]).toEqual({
    name: "ada",
    token: "mock.ada.token",
    role: "owner of Acme, viewer of Open Widgets",
  });
  expect(mock.people().at(-1)).toMatchObject({ name: "kai", role: "crewkit staff" });
  const state = mock.snapshot();
  state.records.members = [];
  mock.restore(state);
  expect(mock.people()[0]?.role).toBe("in no organization");
});
