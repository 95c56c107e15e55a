import { afterEach, test as anyTest, expect, vi } from "vitest";
import { hasGit } from "../testing/git.ts";
import { clone, makeRepository, type Repository, temporaryFolder } from "../testing/repository.ts";
import { findBase } from "./base.ts";
import { NothingToCompare, WrongRef } from "./git.ts";

const test = anyTest.skipIf(!hasGit);

// Each starts processes, which a busy machine is slow to do.
vi.setConfig({ testTimeout: 60_000 });

afterEach(() => {
  vi.unstubAllEnvs();
});

const contract = { "openapi/openapi.yaml": "openapi: 3.1.0\n" };

test("on main it is the commit before, whatever is not committed yet", async () => {
  const repository = await makeRepository(contract);
  const first = await head(repository);
  await repository.commit();
  expect(await findBase(repository.folder)).toEqual({ name: "the commit before", commit: first });
});

test("so it is where CI checked out the newest commit of main without the branch", async () => {
  const repository = await makeRepository(contract);
  const first = await head(repository);
  await repository.commit();
  const copy = await clone(repository);
  await copy.git("checkout", "--quiet", "--detach");
  await copy.git("branch", "--quiet", "--delete", "--force", "main");
  expect(await findBase(copy.folder)).toEqual({ name: "the commit before", commit: first });
});

test("on a branch it is where that left main", async () => {
  const repository = await makeRepository(contract);
  const first = await head(repository);
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

test("where there are releases it is the last one, on main and on a branch; other tags are none", async () => {
  const repository = await makeRepository(contract);
  await repository.git("tag", "v0.1.0");
  await repository.commit();
  await repository.git("tag", "v0.2.0");
  const release = await head(repository);
  await repository.commit();
  await repository.git("tag", "nightly");
  expect(await findBase(repository.folder)).toEqual({ name: "v0.2.0", commit: release });
  await repository.git("switch", "--quiet", "--create=work");
  expect(await findBase(repository.folder)).toEqual({ name: "v0.2.0", commit: release });
});

test("a ref that is asked for is that ref, or a wrong call", async () => {
  const repository = await makeRepository({ "README.md": "Soon." });
  await repository.write("openapi/openapi.yaml", "openapi: 3.1.0\n");
  await repository.commit();
  expect(await findBase(repository.folder, "HEAD")).toEqual({ name: "HEAD", commit: await head(repository) });
  const at = (ref: string) => findBase(repository.folder, ref);
  await expect(at("v9")).rejects.toThrow(
    new WrongRef("'v9' is no ref of this repository. `git fetch --tags` gets those of its origin."),
  );
  await expect(at("--all")).rejects.toThrow(WrongRef);
  await expect(at("HEAD^")).rejects.toThrow(
    /^There is no openapi\/openapi.yaml in HEAD\^ \(\w{7}\). Name a ref that has a contract.$/,
  );
});

test("a shallow clone says how to mend it", async () => {
  const repository = await makeRepository(contract);
  await repository.commit();
  const shallow = await clone(repository, "--depth=1");
  const mend = "Run `git fetch --unshallow --tags`, or in CI check out with `fetch-depth: 0`.";
  await expect(findBase(shallow.folder)).rejects.toThrow(
    new NothingToCompare(`This shallow clone has no older contract to compare with. ${mend}`),
  );
  await expect(findBase(shallow.folder, "HEAD^")).rejects.toThrow(
    new WrongRef(`'HEAD^' is not in this shallow clone. ${mend}`),
  );
  await shallow.git("fetch", "--quiet", "--unshallow", "--tags");
  expect(await findBase(shallow.folder)).toMatchObject({ name: "the commit before" });
});

test("so does a shallow clone of a branch", async () => {
  const repository = await makeRepository(contract);
  await repository.git("switch", "--quiet", "--create=work");
  await repository.commit();
  const shallow = await clone(repository, "--depth=1", "--branch=work");
  await expect(findBase(shallow.folder)).rejects.toThrow(/^This shallow clone has no older contract/);
});

test("where there is no past, the message says why", async () => {
  const first = await makeRepository(contract);
  await expect(findBase(first.folder)).rejects.toThrow(
    new NothingToCompare("This is the first commit, so there is no older contract to compare with."),
  );
  await expect(findBase(await temporaryFolder())).rejects.toThrow(/^This is no git repository/);
  const young = await makeRepository({ "README.md": "Soon." });
  await young.write("openapi/openapi.yaml", "openapi: 3.1.0\n");
  await young.commit();
  await expect(findBase(young.folder)).rejects.toThrow(/^There is no openapi\/openapi.yaml in the commit before \(/);
});

test("without git too", async () => {
  const { folder } = await makeRepository(contract);
  vi.stubEnv("PATH", folder);
  await expect(findBase(folder)).rejects.toThrow(/^git is not installed/);
});

function head(repository: Repository): Promise<string> {
  return repository.git("rev-parse", "HEAD");
}
