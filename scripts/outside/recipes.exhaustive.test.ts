import { globSync } from "node:fs";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { readBlocks } from "@crewkit/docs/snippets";
import { findChromium, launchChromium } from "@crewkit/docs/testing";
import { context } from "esbuild";
import getPort from "get-port";
import spawn, { SubprocessError } from "nano-spawn";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { root } from "../steps/project.ts";
import { createProject, pack } from "./install.ts";

// Installs Jest, MSW and other packages, which `pnpm install` does not.
const folder = createProject();
/** The programs in the READMEs by file name, which is in a comment in the first line. */
const programs = new Map<string, string>();

beforeAll(async () => {
  await cp(join(import.meta.dirname, "recipes"), folder, { recursive: true });
  for (const source of ["packages/client/recipes", "packages/mock/recipes"]) {
    await cp(join(root, source), folder, { recursive: true });
    for (const { code } of readBlocks(await readFile(join(folder, "README.md"), "utf8"))) {
      const name = /^(?:\/\/|#) (\S+\.\w+)\n/.exec(code)?.[1];
      if (name) programs.set(name, code);
    }
  }
  for (const name of programs.keys()) await write(folder, name);
  await pack(folder);
  const tarballs = globSync("*.tgz", { cwd: folder }).map((file) => `./${file}`);
  await run(folder, `npm install --ignore-scripts --no-audit --no-fund --prefer-offline ${tarballs.join(" ")}`);
});
afterAll(() => rm(folder, { recursive: true }));

async function write(target: string, name: string, edit = (code: string) => code): Promise<void> {
  const code = programs.get(name);
  if (!code) throw new Error(`Add a block to a README in recipes/ that starts with "// ${name}".`);
  await writeFile(join(target, name), edit(code));
}

test("the programs compile in strict mode", () => run(folder, join(root, "node_modules/.bin/tsc")));

test("the programs pass their tests in Vitest", () => run(folder, "vitest run --testTimeout=120000"));

test.each([
  ["commonjs", "jest"],
  ["module", "jest"],
  ["module", `NODE_OPTIONS=--experimental-vm-modules jest --config '{"extensionsToTreatAsEsm":[".ts"]}'`],
])("the test runs in a project of type %s with %s", async (type, command) => {
  const project = await mkdtemp(join(folder, "jest-"));
  await writeFile(join(project, "package.json"), JSON.stringify({ type }));
  for (const name of ["babel.config.cjs", "jest.config.cjs", "project-names.ts"]) await write(project, name);
  await write(project, "project-names.test.ts", (code) => code.replace('"vitest"', '"@jest/globals"'));
  expect(await run(project, command)).toContain("2 passed");
});

const chromium = findChromium();

test.skipIf(!chromium)("MSW handles the requests of a page in Chromium", async () => {
  const page = join(folder, "page");
  await mkdir(page);
  await writeFile(join(page, "index.html"), '<script type="module" src="main.js"></script>');
  await run(folder, "msw init page --no-save");
  const stdin = { contents: 'import "./browser.ts"; document.title = "ready";', resolveDir: folder };
  const bundle = await context({ stdin, bundle: true, format: "esm", outfile: join(page, "main.js") });
  onTestFinished(() => bundle.dispose());
  const { port } = await bundle.serve({ host: "127.0.0.1", port: await getPort(), servedir: page });
  const browser = await launchChromium(chromium ?? "");
  onTestFinished(() => browser.close());
  const tab = await browser.newPage();
  await tab.goto(`http://127.0.0.1:${port}`);
  await tab.waitForFunction(() => document.title === "ready");
  const url = "https://api.crewkit.io/api/v1/health";
  expect(await tab.evaluate(async (url) => (await fetch(url)).json(), url)).toMatchObject({ data: { status: "ok" } });
});

test("the Python tests run while the mock is running", async () => {
  const port = await getPort();
  const project = join(folder, "python");
  await mkdir(project);
  for (const name of ["test.sh", "test_projects.py"])
    await write(project, name, (code) => code.replaceAll("4010", String(port)));
  const output = await run(project, "sh test.sh");
  expect(output).toMatch(/Ran 2 tests.*\nOK/s);
  expect(output).not.toContain("curl:");
  await expect(fetch(`http://127.0.0.1:${port}`)).rejects.toThrow("fetch failed");
});

async function run(cwd: string, command: string): Promise<string> {
  const bin = `${join(folder, "node_modules/.bin")}:${dirname(process.execPath)}`;
  const env = { PATH: `${bin}:${process.env.PATH}`, NODE_ENV: "test", NO_COLOR: "1" };
  const { output } = await spawn("sh", ["-c", command], { cwd, env }).catch((error: unknown) => {
    throw error instanceof SubprocessError ? new Error(error.output, { cause: error }) : error;
  });
  return output;
}
