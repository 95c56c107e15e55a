import { test as anyTest, expect } from "vitest";
import { previousRelease } from "./release.ts";
import { clone, createRepository, hasGit } from "./testing/repository.ts";

const test = anyTest.skipIf(!hasGit);

const contract = { "openapi/openapi.yaml": "info:\n  version: 0.1.0\n" };
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
