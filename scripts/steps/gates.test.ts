import { test as anyTest, expect, vi } from "vitest";
import { recordFiles } from "../diff/recorded.ts";
import { smallContract } from "../testing/contract.ts";
import { hasGit } from "../testing/git.ts";
import { clone, makeRepository } from "../testing/repository.ts";
import { changesAreAllowed, changesAreRecorded, earlierChangesAreRecorded } from "./gates.ts";
import { Skipped } from "./tasks.ts";

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

test("a version without its record fails, and says how to get one", async () => {
  const repository = await makeRepository(smallContract);
  await repository.edit("openapi/openapi.yaml", "version: 0.1.0", "version: 0.2.0");
  await expect(changesAreRecorded(repository.folder)).rejects.toThrow(
    "openapi/changes/0.2.0.yaml is missing.\nRun `pnpm contract:diff --record`.",
  );
});

test("so does a record that lacks a change, and one that somebody edited", async () => {
  const repository = await makeRepository(smallContract);
  await repository.edit("openapi/openapi.yaml", "version: 0.1.0", "version: 0.2.0");
  for (const [path, text] of await recordFiles(repository.folder)) await repository.write(path, text);
  await changesAreRecorded(repository.folder);
  await repository.edit("openapi/paths/health.yaml", "description: Up.", "description: It is up.");
  await expect(changesAreRecorded(repository.folder)).rejects.toThrow(
    /^openapi\/changes\/0.2.0.yaml:\d says "patch: \[\]"/,
  );
});

test("so does one of an earlier version", async () => {
  const repository = await makeRepository(smallContract);
  for (const [from, to] of [
    ["0.1.0", "0.2.0"],
    ["0.2.0", "0.3.0"],
  ] as const) {
    await repository.commit();
    await repository.edit("openapi/openapi.yaml", `version: ${from}`, `version: ${to}`);
    for (const [path, text] of await recordFiles(repository.folder)) await repository.write(path, text);
  }
  await earlierChangesAreRecorded(repository.folder);
  await repository.edit("openapi/changes/0.2.0.yaml", "patch: []", "patch: [{ what: Nothing. }]");
  await expect(earlierChangesAreRecorded(repository.folder)).rejects.toThrow(
    /^openapi\/changes\/0.2.0.yaml:\d says "patch: \[{ what: Nothing. }]"/,
  );
});

test("where nothing came before, or the base is not there, no record is asked for", async () => {
  const repository = await makeRepository(smallContract);
  await expect(changesAreRecorded(repository.folder)).rejects.toThrow(Skipped);
  await repository.write("openapi/changes/0.1.0.yaml", `commit: ${"0".repeat(40)}\n`);
  await expect(changesAreRecorded(repository.folder)).rejects.toThrow(Skipped);
});
