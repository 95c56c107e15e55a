import { test as anyTest, expect, onTestFinished, vi } from "vitest";
import { findBase, previousRelease } from "./base.ts";
import { clone, createRepository, hasGit, temporaryFolder } from "./testing/repository.ts";

const test = anyTest.skipIf(!hasGit);

const contract = { "openapi/openapi.yaml": "openapi: 3.1.0\n" };

const withoutTag = expect.stringMatching(/no tag `contract-v\*`.*git fetch --tags/);

test("uses the previous commit on main", async () => {
  const repository = await createRepository(contract);
  const base = { name: "the previous commit", commit: await repository.head(), reason: withoutTag };
  await repository.commit();
  expect(await findBase(repository.folder)).toEqual(base);

  const copy = await clone(repository);
  await copy.git("checkout", "--quiet", "--detach");
  await copy.git("branch", "--quiet", "--delete", "--force", "main");
  expect(await findBase(copy.folder)).toEqual(base);
});

test("uses the merge base of a branch", async () => {
  const repository = await createRepository(contract);
  const first = await repository.head();
  await repository.git("switch", "--quiet", "--create=work");
  expect(await findBase(repository.folder)).toEqual({ name: "main", commit: first, reason: withoutTag });

  await repository.commit("First change");
  await repository.commit("Second change");
  await repository.git("switch", "--quiet", "main");
  await repository.commit("Something else");
  await repository.git("switch", "--quiet", "work");
  expect(await findBase(repository.folder)).toEqual({ name: "main", commit: first, reason: withoutTag });

  const copy = await clone(repository, "--branch=work");
  expect(await findBase(copy.folder)).toEqual({ name: "main", commit: first, reason: withoutTag });
});

test("uses the latest release of the contract on main and on a branch", async () => {
  const repository = await createRepository(contract);
  await repository.git("tag", "contract-v0.1.0");
  await repository.commit();
  await repository.git("tag", "contract-v0.2.0");
  const release = await repository.head();
  await repository.commit();
  await repository.git("tag", "v0.3.0");
  expect(await findBase(repository.folder)).toEqual({ name: "contract-v0.2.0", commit: release });
  await repository.git("switch", "--quiet", "--create=work");
  expect(await findBase(repository.folder)).toEqual({ name: "contract-v0.2.0", commit: release });
});

test("uses a requested ref or rejects an invalid ref", async () => {
  const repository = await createRepository({ "README.md": "Soon." });
  await repository.write("openapi/openapi.yaml", "openapi: 3.1.0\n");
  await repository.commit();
  expect(await findBase(repository.folder, "HEAD")).toEqual({ name: "HEAD", commit: await repository.head() });
  const find = (ref: string) => findBase(repository.folder, ref);
  await expect(find("v9")).rejects.toMatchObject(invalidRef(/'v9'.*git fetch --tags/));
  await expect(find("--all")).rejects.toMatchObject(invalidRef(/--all/));
  await expect(find("HEAD^")).rejects.toMatchObject(
    invalidRef(/openapi\/openapi.yaml does not exist in HEAD\^ \(\w{7}\)/),
  );
});

test("explains in a shallow clone how to fetch the history", async () => {
  const repository = await createRepository(contract);
  await repository.git("switch", "--quiet", "--create=work");
  await repository.commit();
  const branchClone = await clone(repository, "--depth=1", "--branch=work");
  await expect(findBase(branchClone.folder)).rejects.toThrow(/--unshallow/);

  await repository.git("branch", "--quiet", "--force", "main");
  const mainClone = await clone(repository, "--depth=1", "--branch=main");
  await expect(findBase(mainClone.folder)).rejects.toMatchObject(noBase(/--unshallow --tags.*fetch-depth: 0/));
  await expect(findBase(mainClone.folder, "HEAD^")).rejects.toMatchObject(invalidRef(/'HEAD\^'.*--unshallow/));
  await mainClone.git("fetch", "--quiet", "--unshallow", "--tags");
  expect(await findBase(mainClone.folder)).toMatchObject({ name: "the previous commit" });
});

test("explains why there is no base", async () => {
  const first = await createRepository(contract);
  await expect(findBase(first.folder)).rejects.toMatchObject(noBase(/first commit/));
  await expect(findBase(await temporaryFolder())).rejects.toThrow("not a git repository");
  const recent = await createRepository({ "README.md": "Soon." });
  await recent.write("openapi/openapi.yaml", "openapi: 3.1.0\n");
  await recent.commit();
  await expect(findBase(recent.folder)).rejects.toThrow(
    /openapi\/openapi.yaml does not exist in the previous commit \(\w{7}\)/,
  );
  vi.stubEnv("PATH", recent.folder);
  onTestFinished(() => void vi.unstubAllEnvs());
  await expect(findBase(recent.folder)).rejects.toThrow("git is not installed");
});

const changeset = (name: string) => `---\n"@crewkit/${name}": patch\n---\n\nThings have colors.\n`;

test("uses the highest tag of a contract release below the version", async () => {
  const repository = await createRepository(contract);
  const ignored = ["v0.10.5", "contract-very-good"];
  for (const tag of ["contract-v0.9.0", "contract-v0.10.0", "contract-v0.11.0", ...ignored]) {
    await repository.commit(tag);
    await repository.git("tag", tag);
  }
  const commit = await repository.git("rev-parse", "contract-v0.10.0");
  expect(await previousRelease(repository.folder, "0.11.0")).toEqual({ name: "contract-v0.10.0", commit });
});

test("without tags, uses the commit before the first changeset of the contract", async () => {
  const repository = await createRepository({ ...contract, ".changeset/mock.md": changeset("mock") });
  const base = await repository.head();
  await repository.git("switch", "--quiet", "--create=work");
  await repository.commit("Change the contract");
  await repository.write(".changeset/colors.md", changeset("openapi"));
  await repository.commit("Describe the change");
  await repository.git("switch", "--quiet", "main");
  await repository.git("merge", "--quiet", "--no-ff", "work");
  await repository.write(".changeset/shapes.md", changeset("openapi"));
  await repository.commit("Change the contract again");
  expect(await previousRelease(repository.folder, "0.1.1")).toMatchObject({ commit: base });
});

test("rejects the first version and explains in a shallow clone how to fetch the history", async () => {
  const repository = await createRepository({ ...contract, ".changeset/colors.md": changeset("openapi") });
  await expect(previousRelease(repository.folder, "0.1.0")).rejects.toMatchObject({
    name: "NoBaseError",
    message: expect.stringMatching(/0\.1\.0\.$/),
  });
  await repository.commit();
  const shallow = await clone(repository, "--depth=1");
  await expect(previousRelease(shallow.folder, "0.1.0")).rejects.toThrow("--unshallow");
});

const invalidRef = (message: RegExp) => ({ name: "InvalidRefError", message: expect.stringMatching(message) });
const noBase = (message: RegExp) => ({ name: "NoBaseError", message: expect.stringMatching(message) });
