import { test as anyTest, beforeEach, expect, vi } from "vitest";
import { clone, createRepository, hasGit } from "../testing/repository.ts";
import { branchProblem } from "./origin.ts";
import { releaseProblems, versionProblems } from "./problems.ts";

const test = anyTest.skipIf(!hasGit);

beforeEach(() => vi.stubEnv("GITHUB_ACTIONS", ""));

const manifest = (fields: object) => JSON.stringify(fields);
const ready = {
  "package.json": manifest({ published: true, repository: "https://github.com/acme/api" }),
  ".changeset/config.json": "{}",
  "openapi/package.json": manifest({ name: "@crewkit/openapi", version: "0.7.0" }),
  "packages/types/package.json": manifest({ name: "@crewkit/types", version: "0.6.1" }),
  "packages/lint/package.json": manifest({ name: "@crewkit/lint", private: true }),
};

/** Creates the clone of a repository whose main is ready for a release. */
async function createRelease(files: Record<string, string> = ready) {
  const origin = await createRepository(files);
  await origin.git("tag", "contract-v0.7.0");
  await origin.commit();
  await origin.git("tag", "v0.6.1");
  return { origin, copy: await clone(origin) };
}

test("allows the release of a tagged commit without a new version of the contract", async () => {
  const { copy } = await createRelease();
  expect(await releaseProblems(copy.folder)).toEqual([]);
});

test("lists all problems, each with the fix", async () => {
  const { copy } = await createRelease({
    ...ready,
    "package.json": "{}",
    ".changeset/new-field.md": '---\n"@crewkit/openapi": patch\n---\n\nNew.\n',
  });
  await copy.commit();
  await copy.write("openapi/openapi.yaml", "openapi: 3.1.0\n");
  expect(await releaseProblems(copy.folder)).toEqual([
    expect.stringContaining('"repository": "https://github.com/<owner>/<name>"'),
    expect.stringContaining("Set `published` to true"),
    expect.stringMatching(/uncommitted.*\n\?\? openapi\/openapi\.yaml/),
    expect.stringContaining("not on main of origin. Merge its pull request"),
    expect.stringMatching(/new-field\.md.*pnpm release:version/),
  ]);
});

test("requires the tag of the packages on the commit, and the tag of the contract in its history", async () => {
  const { copy } = await createRelease();
  await copy.git("tag", "--delete", "contract-v0.7.0", "v0.6.1");
  await copy.git("tag", "v0.6.1", "HEAD^");
  await copy.git("remote", "set-url", "origin", copy.folder);
  expect(await releaseProblems(copy.folder)).toEqual([
    expect.stringMatching(/The history of this commit .*contract-v0\.7\.0.*git tag contract-v0\.7\.0/),
    expect.stringMatching(/This commit .*v0\.6\.1.*git tag v0\.6\.1/),
  ]);
});

test("requires the newest commit of main on origin", async () => {
  const { origin, copy } = await createRelease();
  await origin.commit();
  expect(await releaseProblems(copy.folder)).toEqual([expect.stringMatching(/newer commits.*`git pull origin main`/)]);

  await copy.git("switch", "--quiet", "--create=feature");
  await copy.commit("Feature");
  await copy.git("tag", "--force", "v0.6.1");
  await copy.git("push", "--quiet", "--force", "origin", "feature", "v0.6.1");
  expect(await releaseProblems(copy.folder)).toEqual([expect.stringMatching(/not on main of origin\. Merge /)]);
});

test("accepts an older commit of the fetched main in GitHub Actions, where a private origin does not respond", async () => {
  vi.stubEnv("GITHUB_ACTIONS", "true");
  const { origin, copy } = await createRelease();
  await origin.commit();
  await copy.git("fetch", "--quiet");
  await copy.git("remote", "set-url", "origin", "file:///missing");
  expect(await releaseProblems(copy.folder)).toEqual([]);

  await copy.git("update-ref", "refs/remotes/origin/main", "HEAD^");
  expect(await releaseProblems(copy.folder)).toEqual([expect.stringContaining("not on main of origin")]);
  await copy.git("update-ref", "-d", "refs/remotes/origin/main");
  expect(await releaseProblems(copy.folder)).toEqual([expect.stringContaining("main of origin is unknown")]);
});

test.each([
  ["does not respond", ["set-url", "origin", "file:///missing"]],
  ["does not exist", ["remove", "origin"]],
])("rejects a release and new versions if origin %s", async (_problem, args) => {
  const { copy } = await createRelease();
  await copy.git("remote", ...args);
  const problem = /^main of origin is unknown\. .*`git remote --verbose`.*\nfatal: '?.*(missing|origin)'? does not/;
  expect(await releaseProblems(copy.folder)).toEqual([expect.stringMatching(problem)]);
  expect(await branchProblem(copy.folder)).toMatch(problem);
});

test.each([
  "git@github.com:acme/api.git",
  "https://github.com/acme",
  "https://github.com/acme/api.git",
  { type: "git" },
])("rejects %j as the URL of the repository", async (url) => {
  const { folder } = await createRepository({ ...ready, "package.json": manifest({ repository: url }) });
  const [problem] = await releaseProblems(folder);
  expect(problem).toContain("package.json has no URL of the repository");
});

test("allows new versions on a branch that contains main of origin", async () => {
  const { origin, copy } = await createRelease();
  await copy.git("switch", "--quiet", "--create=release");
  await copy.commit("Release");
  expect(await branchProblem(copy.folder)).toBeUndefined();
  await origin.commit();
  expect(await branchProblem(copy.folder)).toMatch(/does not have\. Run `git pull origin main`/);
});

test("rejects new versions that are tagged on origin, and changesets without a new version", async () => {
  const { origin, copy } = await createRelease();
  await origin.git("switch", "--quiet", "--create=abandoned");
  await origin.commit("Abandoned");
  await origin.git("tag", "v0.6.2");
  await branchProblem(copy.folder);
  const versions = (types: string) => [
    { folder: "openapi", name: "@crewkit/openapi", version: "0.7.0" },
    { folder: "packages/types", name: "@crewkit/types", version: types },
    { folder: "packages/client", name: "@crewkit/client", version: types },
  ];
  const problems = (version: string) => versionProblems(copy.folder, versions("0.6.1"), versions(version));
  expect(await problems("0.7.0")).toEqual([]);
  expect(await problems("0.6.2")).toEqual([expect.stringMatching(/v0\.6\.2 .*`git tag --delete v0\.6\.2 && git push/)]);
  expect(await problems("0.6.1")).toEqual([expect.stringContaining("release no package")]);
});
