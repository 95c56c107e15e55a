import { existsSync, globSync, mkdtempSync, readFileSync, realpathSync } from "node:fs";
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, delimiter, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import spawn from "nano-spawn";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { root } from "./steps/project.ts";
import { installedNode, installPacked, packages } from "./testing/packed.ts";
import { code, programs } from "./testing/programs.ts";
import { start } from "./testing/start.ts";

const bundleInMemory = { bundle: true, write: false, format: "esm", platform: "node", logLevel: "silent" } as const;
const folder = realpathSync(mkdtempSync(join(tmpdir(), "crewkit-packages-")));

beforeAll(() => installPacked(packages, folder));
afterAll(() => rm(folder, { recursive: true }));

describe.each(packages)("@crewkit/%s", (name) => {
  const packed = join(folder, "node_modules/@crewkit", name);
  const sourceFolder = join(root, name === "openapi" ? name : `packages/${name}`);
  const readManifest = () => JSON.parse(readFileSync(join(packed, "package.json"), "utf8"));
  const listFiles = () => globSync("**/*.*", { cwd: packed, exclude: ["node_modules"] });
  const exists = (file: string) => globSync(file, { cwd: packed }).length > 0;

  test("has a complete manifest", () => {
    const { dependencies = {}, ...manifest } = readManifest();
    expect(manifest).toMatchObject({
      description: expect.any(String),
      keywords: expect.arrayContaining(["crewkit"]),
      homepage: "https://crewkit.io",
      license: "MIT",
      author: "crewkit",
      engines: { node: expect.stringMatching(/^>=20/) },
      exports: { "./package.json": "./package.json" },
      // npm reads these from the tarball.
      publishConfig: { access: "public", provenance: true },
    });
    expect(Object.values(dependencies).filter((range) => !/^\^\d/.test(String(range)))).toEqual([]);
  });

  test("contains all files that its manifest names, and the license", () => {
    const { exports, bin, files } = readManifest();
    const named = JSON.stringify([exports, bin]).match(/(?<=:")\.\/[^"]+/g) ?? [];
    const types = named.map((file) => file.replace(/\.js$/, ".d.ts"));
    const included = files.filter((file: string) => !file.startsWith("!"));
    expect([...named, ...types, ...included, "LICENSE"].filter((file) => !exists(file))).toEqual([]);
  });

  test("has all entry points, except for those of builds and tests", () => {
    const source = JSON.parse(readFileSync(join(sourceFolder, "package.json"), "utf8"));
    const entries = Object.keys(source.exports).filter((entry) => entry !== "./build" && entry !== "./testing");
    expect(Object.keys(readManifest().exports)).toEqual(entries);
  });

  test("contains no sources or tests, and source maps only if they include the sources", () => {
    const unwanted = /(^|[\\/])(src|tests?|testing)[\\/]|\.test\.|(?<!\.d)\.ts$/;
    expect(listFiles().filter((file) => unwanted.test(file))).toEqual([]);
    for (const file of listFiles().filter((file) => file.endsWith(".map")))
      expect(JSON.parse(readFileSync(join(packed, file), "utf8")).sourcesContent).not.toContain(null);
  });

  test("is dropped by bundlers if an import is not used, except for the command line", async () => {
    const { exports } = readManifest();
    const entries = Object.keys(exports).filter((entry) => /\.js$/.test(exports[entry]));
    const sizes = entries.map(async (entry) => {
      const stdin = { contents: `import "@crewkit/${join(name, entry)}";`, resolveDir: folder };
      const external = ["node:*", "openapi-fetch", "@stoplight/*"];
      const { outputFiles } = await build({ stdin, external, ...bundleInMemory });
      return outputFiles[0]?.text.length ? [entry] : [];
    });
    expect((await Promise.all(sizes)).flat()).toEqual(entries.filter((entry) => entry === "./cli"));
  });

  test("has no relative link to a file that is not packed", () => {
    const links = listFiles()
      .filter((file) => file.endsWith(".md"))
      .flatMap((file) => {
        const matches = readFileSync(join(packed, file), "utf8").matchAll(/\]\((?![a-z]+:|#)([^)#]+)/g);
        return [...matches].map(([, link = ""]) => join(dirname(file), link));
      });
    expect(links.filter((link) => link.startsWith("..") || !exists(link))).toEqual([]);
  });

  test("names no file of the repository in a README that is not packed", () => {
    const sources = [root, sourceFolder];
    const readmes = listFiles().filter((file) => basename(file) === "README.md");
    const named = readmes.flatMap((file) =>
      [...readFileSync(join(packed, file), "utf8").matchAll(/`(\w[\w.-]*(?:\/[^`\s]*|\.\w+))`/g)].map(
        ([, path = ""]) => path,
      ),
    );
    const inRepository = (path: string) => sources.some((source) => existsSync(join(source, path.split("/")[0] ?? "")));
    expect(named.filter((path) => inRepository(path) && !exists(path))).toEqual([]);
  });
});

test("a packed manifest contains the URLs of the repository", async () => {
  await cp(join(root, ".pnpmfile.mjs"), join(folder, ".pnpmfile.mjs"));
  await writeFile(join(folder, "package.json"), JSON.stringify({ repository: "https://git.example/crewkit-api" }));
  const { hooks } = await import(pathToFileURL(join(folder, ".pnpmfile.mjs")).href);
  expect(hooks.beforePacking({ name: "@crewkit/mock" }, join(folder, "packages/mock"))).toEqual({
    name: "@crewkit/mock",
    repository: { type: "git", url: "git+https://git.example/crewkit-api.git", directory: "packages/mock" },
    bugs: { url: "https://git.example/crewkit-api/issues" },
  });
});

const evaluate = async (program: string) =>
  (await spawn(installedNode, ["--input-type=module", "--eval", program], { cwd: folder })).stdout;

test.each(programs)("a program imports the package $package", async (program) => {
  expect(await evaluate(code(program, "esm"))).toBe(program.prints);
});

test("the workflows of the contract can be imported and resolved, and name its file", async () => {
  const program = `
    import workflows from "@crewkit/openapi/workflows.json" with { type: "json" };
    import { existsSync, readFileSync } from "node:fs";
    const isFile = (url, from) => existsSync(new URL(url, import.meta.resolve(from)));
    for (const { sourceDescriptions } of workflows)
      if (!isFile(sourceDescriptions[0].url, "@crewkit/openapi/workflows.json")) throw new Error("no contract");
    const name = "@crewkit/openapi/workflows/device-login.arazzo.yaml";
    const text = readFileSync(new URL(import.meta.resolve(name)), "utf8");
    console.log(workflows.length, isFile(/url: (.*)/.exec(text)[1], name));`;
  const count = globSync("openapi/workflows/*.arazzo.yaml", { cwd: root }).length;
  expect(await evaluate(program)).toBe(`${count} true`);
});

test("the types of all packages compile in strict mode", async () => {
  const program = `
    import { createCrewkit } from "@crewkit/client";
    import { definePlan } from "@crewkit/conformance";
    import { createMock } from "@crewkit/mock/web";
    import { listOperations } from "@crewkit/openapi";
    import workflows from "@crewkit/openapi/workflows.json" with { type: "json" };
    import type { Project } from "@crewkit/types";
    export const project: Promise<Project> = createCrewkit({ fetch: createMock().fetch }).org("").projects.get("");
    export const steps: string[] = workflows.flatMap((each) => each.workflows[0]?.steps ?? []).map(({ stepId }) => stepId);
    export { definePlan, listOperations };`;
  await mkdir(join(folder, "types"));
  await writeFile(join(folder, "types/program.mts"), program);
  const options = ["--strict", "--module", "nodenext", "--types", "", "--noEmit", "program.mts"];
  await spawn("tsc", options, {
    cwd: join(folder, "types"),
    env: { PATH: [join(root, "node_modules/.bin"), process.env.PATH].join(delimiter) },
  });
});

test("only the entry point /http of the client requires openapi-fetch", async () => {
  const program = 'await import("@crewkit/client/http").catch((error) => console.log(error.message));';
  expect(await evaluate(program)).toContain("Cannot find package 'openapi-fetch' ");
});

test("the mock runs from its tarball", async () => {
  const command = [installedNode, "node_modules/@crewkit/mock/dist/cli.js", "--port", "0"];
  const { output } = await start(command, /^Try /, { cwd: folder });
  const value = (label: string) => output.match(new RegExp(`^${label} +(.*)$`, "m"))?.[1];
  const headers = { Authorization: `Bearer ${value("Token")}` };
  const projects = await fetch(`${value("Mock")}/${value("Organization")}/projects`, { headers });
  expect(projects.status).toBe(200);
  const preferred = await fetch(`${value("Mock")}/health`, { headers: { Prefer: "code=500" } });
  expect(preferred.status).toBe(500);
});

test("the conformance suite runs by its command name against the installed mock", async () => {
  const env = { PATH: `${dirname(installedNode)}${delimiter}${process.env.PATH}` };
  const suite = (...args: string[]) => spawn("crewkit-conformance", args, { cwd: folder, preferLocal: true, env });
  const { stdout } = await suite("--only", "getHealth > 200 > example", "--json", "report.json");
  expect(stdout).toContain("1 passed, 0 failed.\n");
  expect(JSON.parse(await readFile(join(folder, "report.json"), "utf8"))).toMatchObject({ target: "mock" });
});
