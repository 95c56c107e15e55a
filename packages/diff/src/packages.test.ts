import { expect, test } from "vitest";
import { publishedPackages, releaseTag } from "./packages.ts";
import { createRepository } from "./testing/repository.ts";

const manifest = (fields: object) => JSON.stringify({ version: "1.2.3", ...fields });

test("reads the public packages with the contract first, and the tags of their versions", async () => {
  const { folder } = await createRepository({
    "packages/client/package.json": manifest({ name: "@crewkit/client" }),
    "packages/lint/package.json": manifest({ name: "@crewkit/lint", private: true }),
    "openapi/package.json": manifest({ name: "@crewkit/openapi" }),
  });
  expect(publishedPackages(folder).map((each) => [each.folder, each.name, releaseTag(each)])).toEqual([
    ["openapi", "@crewkit/openapi", "contract-v1.2.3"],
    ["packages/client", "@crewkit/client", "v1.2.3"],
  ]);
});
