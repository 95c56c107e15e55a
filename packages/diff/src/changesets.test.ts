import { test as anyTest, expect } from "vitest";
import { changesetsSince, contractLevel, readChangesets } from "./changesets.ts";
import { compareContract } from "./compare.ts";
import { smallContract } from "./testing/contract.ts";
import { createRepository, hasGit } from "./testing/repository.ts";

const test = anyTest.skipIf(!hasGit);

const packages = Object.fromEntries(
  Object.entries({ openapi: false, "packages/mock": false, "packages/lint": true }).map(([folder, isPrivate]) => [
    `${folder}/package.json`,
    JSON.stringify({ name: `@crewkit/${folder.replace("packages/", "")}`, private: isPrivate }),
  ]),
);

const changeset = (level: string, text = "Things have colors.", name = "@crewkit/openapi") =>
  `---\n"${name}": ${level}\n---\n\n${text}\n`;

test("accepts a breaking change that a new changeset declares", async () => {
  const repository = await createRepository({ ...packages, ...smallContract, ".changeset/old.md": changeset("minor") });
  await repository.edit("openapi/paths/health.yaml", "getHealth", "readHealth");
  const violation = async () => (await compareContract(repository.folder, "HEAD")).violation;
  expect(await violation(), "only a changeset of an older change").toContain("Breaking changes need a changeset");

  await repository.write(".changeset/new.md", changeset("patch"));
  expect(await violation(), "a level that is too low").toContain("only declare patch");

  await repository.write(".changeset/new.md", changeset("minor", "`getHealth` is `readHealth`."));
  expect(await violation()).toBeUndefined();

  await repository.commit();
  const betweenCommits = await compareContract(repository.folder, "HEAD^", "HEAD");
  expect(betweenCommits.violation, "only the version counts").toContain("require version 0.2.0");
});

test("finds the changesets that were added or edited since a commit", async () => {
  const repository = await createRepository({
    ...packages,
    ".changeset/README.md": "How to write a changeset.",
    ".changeset/edited.md": changeset("patch"),
    ".changeset/released.md": changeset("patch"),
    ".changeset/unchanged.md": changeset("major"),
  });
  const first = await repository.head();
  await repository.write(".changeset/committed.md", changeset("patch", "The mock has colors.", "@crewkit/mock"));
  await repository.edit(".changeset/edited.md", "patch", "minor");
  await repository.git("rm", "--quiet", ".changeset/released.md");
  await repository.commit();
  await repository.write(".changeset/uncommitted.md", changeset("patch"));
  const found = await changesetsSince(repository.folder, first);
  expect(found.map(({ file }) => file)).toEqual([
    ".changeset/committed.md",
    ".changeset/edited.md",
    ".changeset/uncommitted.md",
  ]);
  expect(contractLevel(found)).toBe("minor");
  expect(contractLevel(found.slice(0, 1)), "a changeset of another package").toBeUndefined();
});

test.each([
  ["no text", changeset("patch", ""), /^\.changeset\/x\.md has no text\. Describe the change/],
  ["an unknown level", changeset("tiny"), /^\.changeset\/x\.md: invalid version type "tiny".*`pnpm changeset`/],
  ["no package", "Things have colors.", /^\.changeset\/x\.md: missing or invalid .*\. Run `pnpm changeset`/],
  ["a private package", changeset("patch", "A.", "@crewkit/lint"), /^\.changeset\/x\.md names @crewkit\/lint, which/],
  [
    "an unknown package",
    changeset("patch", "A.", "@crewkit/moc"),
    /@crewkit\/moc.* one of @crewkit\/openapi, .*mock\.$/,
  ],
])("rejects a changeset with %s", async (_problem, text, message) => {
  const repository = await createRepository({ ...packages, ".changeset/x.md": text });
  await expect(readChangesets(repository.folder)).rejects.toMatchObject({ name: "InvalidChangesetError", message });
});
