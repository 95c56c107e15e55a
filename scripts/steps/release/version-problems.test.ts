import { clone, createRepository, hasGit, type Repository } from "@crewkit/diff/testing";
import { test as anyTest, expect, vi } from "vitest";
import { versionProblems } from "./version-problems.ts";

const test = anyTest.skipIf(!hasGit);

const versions = (contract: string, types: string) => [
  { folder: "openapi", name: "@crewkit/openapi", version: contract },
  { folder: "packages/types", name: "@crewkit/types", version: types },
];
const problemsOf = ({ folder }: Repository, after = versions("0.7.0", "0.6.1")) =>
  versionProblems(folder, versions("0.7.0", "0.6.0"), after);

/** Creates a released repository and its clone. */
async function createClone() {
  const origin = await createRepository({ "README.md": "API" });
  await origin.git("tag", "contract-v0.7.0");
  await origin.git("tag", "v0.6.0");
  return { origin, copy: await clone(origin) };
}

test("allows a new version of the packages if the contract keeps its tagged version", async () => {
  const { origin, copy } = await createClone();
  expect(await problemsOf(copy)).toEqual([]);
  expect(await problemsOf(origin)).toEqual([]);
});

test("rejects changesets that release no version", async () => {
  const { copy } = await createClone();
  expect(await problemsOf(copy, versions("0.7.0", "0.6.0"))).toEqual([expect.stringContaining("no published package")]);
});

test("rejects other branches than main", async () => {
  const { copy } = await createClone();
  await copy.git("switch", "--quiet", "--create=work");
  expect(await problemsOf(copy)).toEqual([expect.stringMatching(/not on work\. .*git switch main/)]);
  await copy.git("switch", "--quiet", "--detach");
  expect(await problemsOf(copy)).toEqual([expect.stringContaining("a detached HEAD")]);
});

test("rejects the tag of a new version", async () => {
  const { copy } = await createClone();
  await copy.git("tag", "contract-v0.8.0");
  await copy.git("switch", "--quiet", "--create=abandoned");
  await copy.commit();
  await copy.git("tag", "v0.6.1");
  await copy.git("switch", "--quiet", "main");
  expect(await problemsOf(copy, versions("0.8.0", "0.6.1"))).toEqual([
    "The tag contract-v0.8.0 of the next version already exists. If 0.8.0 is published, run `pnpm changeset` and select a higher level. If its release was abandoned, run `git tag --delete contract-v0.8.0`.",
    expect.stringMatching(/v0\.6\.1 .* run `git merge v0\.6\.1` .* run `git tag --delete v0\.6\.1`/),
  ]);
  await copy.git("push", "--quiet", "origin", "v0.6.1");
  expect(await problemsOf(copy)).toEqual([
    expect.stringContaining("`git tag --delete v0.6.1 && git push origin --delete v0.6.1`"),
  ]);
});

test("rejects tags and commits that only origin has", async () => {
  const { origin, copy } = await createClone();
  await copy.git("tag", "--delete", "contract-v0.7.0");
  await origin.git("tag", "v0.6.1");
  expect(await problemsOf(copy)).toEqual([
    expect.stringMatching(/origin has the tag contract-v0\.7\.0, .*git fetch --tags/),
    expect.stringMatching(/origin has the tag v0\.6\.1, .*git fetch --tags/),
  ]);
  await origin.commit();
  expect(await problemsOf(copy)).toEqual([expect.stringContaining("`git pull --tags origin main`")]);
});

test("warns if origin does not respond, and checks the tags of the clone", async () => {
  const warn = vi.spyOn(console, "warn").mockReturnValue();
  const { copy } = await createClone();
  await copy.git("remote", "set-url", "origin", "file:///missing");
  expect(await problemsOf(copy)).toEqual([]);
  expect(warn).toHaveBeenCalledWith(expect.stringMatching(/^origin does not respond/));
  await copy.git("tag", "v0.6.1");
  expect(await problemsOf(copy)).toHaveLength(1);
});
