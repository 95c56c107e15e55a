import { join } from "node:path";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { createMock } from "./web.ts";

// The packages that an entry imports, directly or through our own modules.
async function packagesOf(entry: string): Promise<string[]> {
  const entryPoints = [join(import.meta.dirname, entry)];
  const { metafile } = await build({ entryPoints, bundle: true, write: false, metafile: true, packages: "external" });
  const modules = Object.values(metafile.inputs);
  expect(modules.length).toBeGreaterThan(30);
  return modules.flatMap(({ imports }) => imports.filter(({ external }) => external).map(({ path }) => path));
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
