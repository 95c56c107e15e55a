import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "./steps/project.ts";

const folder = join(root, "packages/client/");
const { publishConfig } = JSON.parse(readFileSync(`${folder}package.json`, "utf8"));
const load = (name: string) => import(`${folder}${publishConfig.exports[name].default}`);

test.each(Object.keys(publishConfig.exports))("%s can be imported as published, with its types", async (name) => {
  expect(Object.keys(await load(name))).not.toHaveLength(0);
  expect(readFileSync(folder + publishConfig.exports[name].types, "utf8")).toContain("export");
});

test("the entry points share one CrewkitError class", async () => {
  const [{ CrewkitError }, { connect, getSession }] = await Promise.all([load("."), load("./ops")]);
  const error = await getSession(connect({ baseUrl: "http://a.example" }), "no", "no").catch((e: unknown) => e);
  expect(error).toBeInstanceOf(CrewkitError);
});

test("openapi-fetch is not bundled", () => {
  expect(readFileSync(`${folder}dist/http.js`, "utf8")).toContain('from "openapi-fetch"');
});
