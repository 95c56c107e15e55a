import { test as anyTest, expect, vi } from "vitest";
import { smallContract } from "../testing/contract.ts";
import { hasGit } from "../testing/git.ts";
import { clone, makeRepository } from "../testing/repository.ts";
import { Skipped } from "./checks.ts";
import { changesAreAllowed } from "./gates.ts";

const test = anyTest.skipIf(!hasGit);

// Each starts processes, which a busy machine is slow to do.
vi.setConfig({ testTimeout: 60_000 });

test("a breaking change fails, with all that changed and what to do", async () => {
  const repository = await makeRepository(smallContract);
  await repository.edit("openapi/paths/health.yaml", "getHealth", "readHealth");
  await repository.commit();
  await expect(changesAreAllowed(repository.folder)).rejects.toThrow(
    /^Against the commit before .*\n\nmajor\n {2}openapi\/paths\/health.yaml:2 {2}GET \/health: .*\n\nA breaking change calls for version 0.2.0/,
  );
});

test("without an older contract it is skipped, and says how to get one", async () => {
  const repository = await makeRepository(smallContract);
  await expect(changesAreAllowed(repository.folder)).rejects.toThrow(Skipped);
  await repository.commit();
  const shallow = await clone(repository, "--depth=1");
  await expect(changesAreAllowed(shallow.folder)).rejects.toThrow(Skipped);
  await expect(changesAreAllowed(shallow.folder)).rejects.toThrow(/git fetch --unshallow/);
});
