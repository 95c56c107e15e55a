import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { readBlocks } from "@crewkit/docs/snippets";
import spawn, { SubprocessError } from "nano-spawn";
import { afterAll, beforeAll, expect, test } from "vitest";
import { root } from "./steps/project.ts";
import { installPacked } from "./testing/packed.ts";

// Installs Jest and other peers of the recipes, which `pnpm install` does not.
const source = join(root, "packages/client/recipes");
const folder = await mkdtemp(join(tmpdir(), "crewkit-recipes-"));
const blocks = readBlocks(await readFile(join(source, "README.md"), "utf8"));

/** The file that a block of the README contains. Its first line is a comment with the name. */
function program(name: string): string {
  const block = blocks.find(({ code }) => code.startsWith(`// ${name}\n`));
  if (!block) throw new Error(`Add a block to recipes/README.md that starts with "// ${name}".`);
  return block.code;
}

beforeAll(async () => {
  await cp(source, folder, { recursive: true });
  for (const { code } of blocks) {
    const name = /^\/\/ (\S+\.tsx?)\n/.exec(code)?.[1];
    if (name) await writeFile(join(folder, name), code);
  }
  const { packageManager } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  await run(folder, `npx --yes ${packageManager} install --frozen-lockfile --prefer-offline`);
  await installPacked(["openapi", "types", "mock", "client"], folder);
});
afterAll(() => rm(folder, { recursive: true }));

test("the programs compile in strict mode", () => run(folder, join(root, "node_modules/.bin/tsc")));

test("the programs pass their tests in Vitest", () => run(folder, "vitest run --testTimeout=120000"));

test.each([
  ["an ES module", "module", "jest.config.js", "NODE_OPTIONS=--experimental-vm-modules npx jest"],
  ["CommonJS", "commonjs", "jest.config.cjs", "npx jest"],
])("the test runs in Jest in a project of type %s", async (_, type, config, command) => {
  const project = join(folder, type);
  await mkdir(project);
  const write = (name: string, code: string) => writeFile(join(project, name), code);
  await write("package.json", JSON.stringify({ type }));
  await write(config, program(config));
  await write("project-names.ts", program("project-names.ts"));
  await write("project-names.test.ts", program("project-names.test.ts").replace('"vitest"', '"@jest/globals"'));
  expect(await run(project, command.replace("npx ", ""))).toContain("2 passed");
});

async function run(cwd: string, command: string): Promise<string> {
  const bin = `${join(folder, "node_modules/.bin")}:${dirname(process.execPath)}`;
  const env = { PATH: `${bin}:${process.env.PATH}`, NODE_ENV: "test", NO_COLOR: "1" };
  const { output } = await spawn("sh", ["-c", command], { cwd, env }).catch((error: unknown) => {
    throw error instanceof SubprocessError ? new Error(error.output, { cause: error }) : error;
  });
  return output;
}
