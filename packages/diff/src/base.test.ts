import { test as anyTest, expect, onTestFinished, vi } from "vitest";
import { findBase } from "./base.ts";
import { clone, createRepository, hasGit, temporaryFolder } from "./testing/repository.ts";

const test = anyTest.skipIf(!hasGit);

const contract = { "openapi/openapi.yaml": "openapi: 3.1.0\n" };

test("on main, the base is the previous commit", async () => {
  const repository = await createRepository(contract);
  const base = { name: "the commit before", commit: await repository.head() };
  await repository.commit();
  expect(await findBase(repository.folder)).toEqual(base);

  // CI checks out a commit of main without the branch.
  const copy = await clone(repository);
  await copy.git("checkout", "--quiet", "--detach");
  await copy.git("branch", "--quiet", "--delete", "--force", "main");
  expect(await findBase(copy.folder)).toEqual(base);
});

test("on a branch, the base is the commit at which it left main", async () => {
  const repository = await createRepository(contract);
  const first = await repository.head();
  await repository.git("switch", "--quiet", "--create=work");
  expect(await findBase(repository.folder)).toEqual({ name: "main", commit: first });

  await repository.commit("Begin the work");
  await repository.commit("Go on");
  await repository.git("switch", "--quiet", "main");
  await repository.commit("Something else");
  await repository.git("switch", "--quiet", "work");
  expect(await findBase(repository.folder)).toEqual({ name: "main", commit: first });

  const copy = await clone(repository, "--branch=work");
  expect(await findBase(copy.folder)).toEqual({ name: "main", commit: first });
});

test("the latest release is the base, on main and on a branch", async () => {
  const repository = await createRepository(contract);
  await repository.git("tag", "v0.1.0");
  await repository.commit();
  await repository.git("tag", "v0.2.0");
  const release = await repository.head();
  await repository.commit();
  await repository.git("tag", "nightly");
  expect(await findBase(repository.folder)).toEqual({ name: "v0.2.0", commit: release });
  await repository.git("switch", "--quiet", "--create=work");
  expect(await findBase(repository.folder)).toEqual({ name: "v0.2.0", commit: release });
});

test("a requested ref is the base, or a usage error", async () => {
  const repository = await createRepository({ "README.md": "Soon." });
  await repository.write("openapi/openapi.yaml", "openapi: 3.1.0\n");
  await repository.commit();
  expect(await findBase(repository.folder, "HEAD")).toEqual({ name: "HEAD", commit: await repository.head() });
  const at = (ref: string) => findBase(repository.folder, ref);
  await expect(at("v9")).rejects.toMatchObject(wrongRef(/'v9'.*git fetch --tags/));
  await expect(at("--all")).rejects.toMatchObject(wrongRef(/--all/));
  await expect(at("HEAD^")).rejects.toMatchObject(wrongRef(/openapi\/openapi.yaml in HEAD\^ \(\w{7}\)/));
});

test("a shallow clone says how to fetch the rest, on main and on a branch", async () => {
  const repository = await createRepository(contract);
  await repository.git("switch", "--quiet", "--create=work");
  await repository.commit();
  const ofBranch = await clone(repository, "--depth=1", "--branch=work");
  await expect(findBase(ofBranch.folder)).rejects.toThrow(/--unshallow/);

  await repository.git("branch", "--quiet", "--force", "main");
  const ofMain = await clone(repository, "--depth=1", "--branch=main");
  await expect(findBase(ofMain.folder)).rejects.toMatchObject(nothing(/--unshallow --tags.*fetch-depth: 0/));
  await expect(findBase(ofMain.folder, "HEAD^")).rejects.toMatchObject(wrongRef(/'HEAD\^'.*--unshallow/));
  await ofMain.git("fetch", "--quiet", "--unshallow", "--tags");
  expect(await findBase(ofMain.folder)).toMatchObject({ name: "the commit before" });
});

test("says why there is nothing to compare with", async () => {
  const first = await createRepository(contract);
  await expect(findBase(first.folder)).rejects.toMatchObject(nothing(/first commit/));
  await expect(findBase(await temporaryFolder())).rejects.toThrow("no git repository");
  const young = await createRepository({ "README.md": "Soon." });
  await young.write("openapi/openapi.yaml", "openapi: 3.1.0\n");
  await young.commit();
  await expect(findBase(young.folder)).rejects.toThrow(/openapi\/openapi.yaml in the commit before \(\w{7}\)/);
  vi.stubEnv("PATH", young.folder);
  // Otherwise the next file would still be loaded with this PATH.
  onTestFinished(() => void vi.unstubAllEnvs());
  await expect(findBase(young.folder)).rejects.toThrow("git is not installed");
});

const wrongRef = (message: RegExp) => ({ name: "InvalidRefError", message: expect.stringMatching(message) });
const nothing = (message: RegExp) => ({ name: "NoBaseError", message: expect.stringMatching(message) });
