import { test as anyTest, expect } from "vitest";
import { previousRelease } from "./release.ts";
import { clone, createRepository, hasGit, type Repository } from "./testing/repository.ts";

const test = anyTest.skipIf(!hasGit);

const contract = { "openapi/openapi.yaml": "info:\n  version: 0.1.0\n" };

test("uses the commit before the version changed", async () => {
  const repository = await createRepository(contract);
  await repository.commit("Add something");
  const last = await repository.head();
  await setVersion(repository, "0.1.0", "0.2.0");
  expect(await previousRelease(repository.folder, "0.2.0"), "not committed yet").toEqual({
    name: "0.1.0",
    commit: last,
  });
  await repository.commit("Increment the version");
  await repository.write("openapi/openapi.yaml", "info:\n  version: 0.2.0\n  title: Small\n");
  await repository.commit("Name it");
  expect(await previousRelease(repository.folder, "0.2.0")).toEqual({ name: "0.1.0", commit: last });
});

test("uses the merge base of the branch that changed the version", async () => {
  const repository = await createRepository(contract);
  const mergeBase = await repository.head();
  await repository.git("switch", "--quiet", "--create=work");
  await repository.commit("Add something");
  await setVersion(repository, "0.1.0", "0.2.0");
  await repository.commit("Increment the version");
  expect(await previousRelease(repository.folder, "0.2.0")).toEqual({ name: "main", commit: mergeBase });
});

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

test("rejects the first version and explains in a shallow clone how to fetch the history", async () => {
  const repository = await createRepository(contract);
  await expect(previousRelease(repository.folder, "0.1.0")).rejects.toMatchObject({
    name: "NoBaseError",
    message: expect.stringMatching(/0\.1\.0\.$/),
  });
  await repository.commit();
  const shallow = await clone(repository, "--depth=1");
  await expect(previousRelease(shallow.folder, "0.1.0")).rejects.toThrow("--unshallow");
});

async function setVersion(repository: Repository, from: string, to: string): Promise<void> {
  await repository.edit("openapi/openapi.yaml", `version: ${from}`, `version: ${to}`);
}
