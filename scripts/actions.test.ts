import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { validateAction } from "@action-validator/core";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { root } from "./steps/project.ts";

interface Step {
  uses?: string;
  with?: object;
  run: string;
}

const read = (path: string) => readFileSync(join(root, path), "utf8");
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

test("workflows only pass inputs that the actions have", () => {
  const workflows = globSync(".github/workflows/*.yml", { cwd: root }).map((path) => parse(read(path)));
  const jobs = workflows.flatMap((workflow) => Object.values<{ steps: Step[] }>(workflow.jobs));
  const steps = jobs.flatMap(({ steps }) => steps).filter(({ uses }) => uses?.startsWith("./"));
  expect(steps.map(({ uses }) => join(`${uses}`, "action.yml")).toSorted()).toEqual(actions.toSorted());
  for (const { uses, with: inputs = {} } of steps)
    expect(Object.keys(parse(read(join(`${uses}`, "action.yml"))).inputs)).toEqual(
      expect.arrayContaining(Object.keys(inputs)),
    );
});
