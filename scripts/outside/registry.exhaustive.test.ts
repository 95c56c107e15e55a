import { globSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { findChromium, launchChromium } from "@crewkit/docs/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { packageManager } from "../steps/project.ts";
import { companions, pack, packages } from "./install.ts";
import { checkTypes, runPrograms, writePrograms } from "./programs.ts";
import { findUpstream, type Registry, startRegistry, tools } from "./registry.ts";

const timeout = 900_000;
const upstream = await findUpstream();
if (!upstream) console.warn("Skipping the tests with a registry, because the registry that npm uses does not respond.");
const chromium = findChromium();

/** The command of a tool. Its file runs with this Node.js, because the lowest supported Node.js is one of the tools. */
const tool = (file: string) => `'${process.execPath}' '${join(tools, file)}'`;
const lowestNode = join(tools, "node-20.19/bin/node");
const names = packages.map(({ name }) => name).join(" ");
const [berry, bun, deno] = [
  tool("@yarnpkg/cli-dist/bin/yarn.js"),
  join(tools, "bun/bin/bun.exe"),
  join(tools, "deno/deno"),
];

/** The package managers with the command that installs all packages, and the runtimes that run a program afterwards. */
const installers: [name: string, install: string, runtimes: string[]][] = [
  ["npm", `npm install ${names} ${companions.join(" ")}`, ["node", lowestNode, bun, `${deno} run -A`]],
  ["pnpm", `npx --yes ${packageManager} add ${names}`, ["node"]],
  ["Yarn 1", `${tool("yarn/bin/yarn.js")} add ${names}`, ["node"]],
  // The lockfile marks the root of the project. Yarn 4 writes no node_modules by default.
  ["Yarn 4", `touch yarn.lock && ${berry} add ${names}`, [`${berry} node`]],
  ["Bun", `${bun} add ${names}`, [bun]],
  ["Deno", `${deno} add --minimum-dependency-age=0 --npm ${names}`, [`${deno} run -A`]],
];

const value =
  '(await createCrewkit({ baseUrl: "http://crewkit.test", fetch: createMock().fetch }).health.get()).status';
const importAll = `
import { createCrewkit } from "@crewkit/client";
import { runConformance } from "@crewkit/conformance";
import { serveHttp } from "@crewkit/mcp";
import { createMock } from "@crewkit/mock/web";
import { readContract } from "@crewkit/openapi/node";
if (!readContract().info.version || !runConformance || !serveHttp) throw new Error("An export is missing.");
console.log(${value});`;
const requireAll = importAll.replaceAll(/^import (.*) from (.*);$/gm, "const $1 = require($2);");

describe.skipIf(!upstream)("packages from a registry", { timeout }, () => {
  let registry: Registry;
  const run = (project: string, command: string) => registry.run(join(registry.folder, project), command);

  async function createProject(name: string, files: Record<string, string> = {}): Promise<void> {
    await mkdir(join(registry.folder, name));
    for (const [file, content] of Object.entries({ "package.json": "{}", ...files }))
      await writeFile(join(registry.folder, name, file), content);
  }

  beforeAll(async () => {
    registry = await startRegistry(upstream ?? "");
    await pack(registry.folder);
    await run(".", "for file in *.tgz; do npm publish --provenance=false ./$file || exit 1; done");
    for (const [name, install] of installers) {
      const main = requireAll.replace(/^console.*$/m, "(async () => { $& })();");
      await createProject(name, { "all.mjs": importAll, "all.cjs": main });
      await run(name, install);
    }
    writePrograms(join(registry.folder, "npm"));
  }, timeout);
  afterAll(() => registry?.close());

  test.each([lowestNode, process.execPath])("%s runs each entry point", (node) =>
    runPrograms(join(registry.folder, "npm"), node),
  );

  const runtimes = installers.flatMap(([name, , runtimes]) => runtimes.map((runtime) => [name, runtime, "mjs"]));
  const requiring = [process.execPath, lowestNode].map((runtime) => ["npm", runtime, "cjs"]);
  test.each([...runtimes, ...requiring])(
    "installed by %s, %s runs all.%s",
    async (installer = "", runtime, extension) => {
      expect(await run(installer, `${runtime} all.${extension}`)).toBe("ok");
    },
  );

  test.each(packages)("publint and attw find no problem in $name", async ({ name }) => {
    const tarball = `./${name.replace("@", "").replace("/", "-")}-*.tgz`;
    await run(".", `${tool("publint/src/cli.js")} run ${tarball} --strict`);
    // A YAML file has no types.
    const options = "--profile esm-only --exclude-entrypoints openapi.yaml";
    await run(".", `${tool("@arethetypeswrong/cli/dist/index.js")} ${tarball} ${options}`);
  });

  test.each(
    ["5.4", "5.9", "6", "7"].flatMap((version) => [[version, "nodenext"] as const, [version, "bundler"] as const]),
  )("TypeScript %s compiles all types with %s", (version, resolution) =>
    checkTypes(join(registry.folder, "npm"), join(tools, `typescript-${version}/bin/tsc`), resolution),
  );

  const esbuild = `${tool("esbuild/bin/esbuild")} main.js --bundle --format=esm --outdir=esbuild`;
  test.skipIf(!chromium).each([
    ["vite", `${tool("vite/bin/vite.js")} build --outDir vite`],
    ["esbuild", `${esbuild} && cp index.html esbuild`],
  ])("a program bundled by %s runs in a browser", async (output, build) => {
    const imports = 'import { createCrewkit } from "@crewkit/client"; import { createMock } from "@crewkit/mock/web";';
    await writeFile(join(registry.folder, "npm/main.js"), `${imports} document.title = ${value};`);
    await writeFile(join(registry.folder, "npm/index.html"), '<script type="module" src="./main.js"></script>');
    await run("npm", build);
    const browser = await launchChromium(chromium ?? "");
    try {
      const page = await browser.newPage();
      const file = (url: string) => join(registry.folder, "npm", output, new URL(url).pathname);
      await page.route("http://shop.test/**", (route) => route.fulfill({ path: file(route.request().url()) }));
      const failed = new Promise((_, reject) => page.on("pageerror", reject));
      await page.goto("http://shop.test/index.html");
      await Promise.race([page.waitForFunction('document.title === "ok"', undefined, { timeout }), failed]);
    } finally {
      await browser.close();
    }
  });

  test.each([
    ["client", 2, 2, 120],
    ["mock", 20, 10, 70],
    ["conformance", 20, 15, 40],
    ["mcp", 25, 15, 20],
  ])("@crewkit/%s installs at most %i packages with %i MB, and has at most %i files", async (name, ...limits) => {
    const [maxPackages, maxMegabytes, maxFiles] = limits;
    await createProject(`${name} alone`);
    const installed = await run(`${name} alone`, `npm install @crewkit/${name}`);
    expect(Number(/added (\d+) package/.exec(installed)?.[1])).toBeLessThanOrEqual(maxPackages);
    const kilobytes = Number.parseInt(await run(`${name} alone`, "du -sk node_modules"), 10);
    expect(kilobytes).toBeLessThanOrEqual(maxMegabytes * 1000);
    const files = globSync("**/*.*", { cwd: join(registry.folder, `${name} alone/node_modules/@crewkit`, name) });
    expect(files.length).toBeLessThanOrEqual(maxFiles);
  });
});
