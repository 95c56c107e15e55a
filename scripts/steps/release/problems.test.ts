import { createRepository, hasGit } from "@crewkit/diff/testing";
import { test as anyTest, expect } from "vitest";
import { releaseProblems } from "./problems.ts";

const test = anyTest.skipIf(!hasGit);

const manifest = (fields: object) => JSON.stringify(fields);
const ready = {
  "package.json": manifest({ published: true, repository: "https://github.com/acme/api" }),
  ".changeset/config.json": "{}",
  "openapi/package.json": manifest({ name: "@crewkit/openapi", version: "0.7.0" }),
  "packages/types/package.json": manifest({ name: "@crewkit/types", version: "0.6.1" }),
  "packages/lint/package.json": manifest({ name: "@crewkit/lint", private: true }),
};

async function createRelease() {
  const repository = await createRepository(ready);
  await repository.git("tag", "contract-v0.7.0");
  await repository.commit();
  await repository.git("tag", "v0.6.1");
  return repository;
}

test("allows the release of a tagged commit without a new version of the contract", async () => {
  const { folder } = await createRelease();
  expect(await releaseProblems(folder)).toEqual([]);
});

test("lists all problems, each with the fix", async () => {
  const repository = await createRepository({
    ...ready,
    "package.json": "{}",
    ".changeset/new-field.md": '---\n"@crewkit/openapi": patch\n---\n\nNew.\n',
  });
  await repository.write("openapi/openapi.yaml", "openapi: 3.1.0\n");
  expect(await releaseProblems(repository.folder)).toEqual([
    expect.stringContaining('"repository": "https://github.com/<owner>/<name>"'),
    expect.stringContaining("Set `published` to true"),
    expect.stringMatching(/uncommitted.*\n\?\? openapi\/openapi\.yaml/),
    expect.stringMatching(/new-field\.md.*pnpm release:version/),
  ]);
});

test("lists the missing tags", async () => {
  const { folder } = await createRepository(ready);
  expect(await releaseProblems(folder)).toEqual([
    expect.stringMatching(/contract-v0\.7\.0.*git tag contract-v0\.7\.0/),
    expect.stringMatching(/v0\.6\.1.*git tag v0\.6\.1/),
  ]);
});

test("requires the tag of the packages on the released commit", async () => {
  const repository = await createRelease();
  await repository.commit();
  expect(await releaseProblems(repository.folder)).toEqual([expect.stringContaining("This commit has no tag v0.6.1.")]);
});

test("requires the tag of the contract in the history of the released commit", async () => {
  const repository = await createRelease();
  await repository.git("switch", "--quiet", "--orphan", "other");
  await repository.git("checkout", "--quiet", "main", "--", ".");
  await repository.commit();
  await repository.git("tag", "--force", "v0.6.1");
  expect(await releaseProblems(repository.folder)).toEqual([expect.stringContaining("no tag contract-v0.7.0")]);
});

test.each([
  "git@github.com:acme/api.git",
  "https://github.com/acme",
  "https://github.com/acme/api.git",
  { type: "git" },
])("rejects %j as the URL of the repository", async (url) => {
  const repository = await createRelease();
  await repository.write("package.json", manifest({ repository: url }));
  const [problem] = await releaseProblems(repository.folder);
  expect(problem).toContain("package.json has no URL of the repository");
});
