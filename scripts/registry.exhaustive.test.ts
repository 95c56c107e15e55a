import { cp, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { programName } from "@crewkit/docs/snippets";
import { findChromium, launchChromium } from "@crewkit/docs/testing";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { root } from "./steps/project.ts";
import { installers, node20, tool } from "./testing/installers.ts";
import { pack, packages } from "./testing/packed.ts";
import { code, programs } from "./testing/programs.ts";
import { readReadme } from "./testing/readmes.ts";
import { findUpstream, type Registry, startGuarded, startRegistry } from "./testing/registry.ts";
import { waitForLine } from "./testing/start.ts";

const timeout = 900_000;
const upstream = await findUpstream();
if (!upstream) console.warn("Skipping the tests with a registry, because the registry that npm uses does not respond.");
const chromium = findChromium();

describe.skipIf(!upstream)("packages from a registry", { timeout }, () => {
  let registry: Registry;
  const run = (project: string, command: string, variables?: Record<string, string>) =>
    registry.run(join(registry.folder, project), command, variables);

  async function createProject(name: string, files: Record<string, string>): Promise<void> {
    await mkdir(join(registry.folder, name));
    for (const [file, content] of Object.entries(files)) await writeFile(join(registry.folder, name, file), content);
  }

  beforeAll(async () => {
    registry = await startRegistry(upstream ?? "");
    await pack(packages, registry.folder);
    await run(".", "for file in *.tgz; do npm publish --provenance=false ./$file || exit 1; done");
    for (const { name, install } of installers) {
      const files = programs.flatMap((program) => [
        [`${program.package}.mjs`, code(program, "esm")],
        [`${program.package}.cjs`, code(program, "cjs")],
      ]);
      await createProject(name, { "package.json": "{}", ...Object.fromEntries(files) });
      await run(name, install);
    }
  }, timeout);
  afterAll(() => registry?.close());

  const runtimes = installers.flatMap(({ name, runtimes }) => runtimes.map((runtime) => [name, runtime, "mjs"]));
  const requiring = [process.execPath, node20].map((runtime) => ["npm", runtime, "cjs"]);

  describe.each([...runtimes, ...requiring])("installed by %s, with %s", (installer = "", runtime, extension) => {
    test.each(programs)(`runs $package.${extension}`, async ({ package: name, prints }) => {
      expect(await run(installer, `${runtime} ${name}.${extension}`)).toBe(prints);
    });
  });

  test.each(packages)("publint and attw find no problem in %s", async (name) => {
    await run(".", `${tool("publint/src/cli.js")} run ./crewkit-${name}-*.tgz --strict`);
    // A YAML file has no types.
    const options = "--profile esm-only --exclude-entrypoints openapi.yaml";
    await run(".", `${tool("@arethetypeswrong/cli/dist/index.js")} ./crewkit-${name}-*.tgz ${options}`);
  });

  const compilers = ["5.4", "5.9", "6", "7"].flatMap((version) => [
    [version, "nodenext", "nodenext"],
    [version, "bundler", "esnext"],
  ]);
  test.each(compilers)("TypeScript %s compiles all types with %s", async (version, resolution, module) => {
    await cp(join(root, "scripts/testing/program.ts"), join(registry.folder, "npm/program.mts"));
    const options = `--strict --noEmit --target es2022 --types node --module ${module} --moduleResolution ${resolution}`;
    await run("npm", `${tool(`typescript-${version}/bin/tsc`)} ${options} program.mts`);
  });

  const esbuild = `${tool("esbuild/bin/esbuild")} main.js --bundle --format=esm --outdir=esbuild`;
  test.skipIf(!chromium).each([
    ["vite", `${tool("vite/bin/vite.js")} build --outDir vite`],
    ["esbuild", `${esbuild} && cp index.html esbuild`],
  ])("a program bundled by %s runs in a browser", async (output, build) => {
    const { value } = programs.find((program) => program.package === "client") ?? {};
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
    ["client", 2, 2],
    ["mock", 20, 10],
    ["conformance", 20, 15],
    ["mcp", 25, 15],
  ])("npm install @crewkit/%s installs at most %i packages and %i MB", async (name, maxPackages, maxMegabytes) => {
    await createProject(`${name} alone`, { "package.json": "{}" });
    const installed = await run(`${name} alone`, `npm install @crewkit/${name}`);
    expect(Number(/added (\d+) package/.exec(installed)?.[1])).toBeLessThanOrEqual(maxPackages);
    expect(Number.parseInt(await run(`${name} alone`, "du -sk node_modules"), 10)).toBeLessThanOrEqual(
      maxMegabytes * 1000,
    );
  });

  test("the commands of the READMEs work in an empty folder", async () => {
    const [program] = await readReadme("packages/client");
    await createProject("readme", { "program.mjs": program?.code ?? "" });
    const cwd = join(registry.folder, "readme");
    const mock = startGuarded(["npx", "--yes", "@crewkit/mock"], { cwd, env: registry.env });
    onTestFinished(() => void mock.stdin?.end());
    const output = await waitForLine(mock, /^Try it/);
    const [, url = ""] = /^Mock +(.*)$/m.exec(output) ?? [];
    expect((await fetch(`${url}/health`)).status).toBe(200);
    await run("readme", "npm install @crewkit/client");
    const variables = { CREWKIT_API_URL: url, CREWKIT_TOKEN: "mock.ada.token" };
    expect(await run("readme", "node program.mjs", variables)).toBe("Hello Ada Okafor");
    for (const { language, code } of await readReadme("."))
      if (language === "ts") await writeFile(join(cwd, programName(code) ?? ""), code);
    expect(await run("readme", `${node20} sessions.mjs`, variables)).toContain("slug: [");
    await run("readme", "npm install --save-dev @crewkit/types");
    await run("readme", `${tool("typescript-7/bin/tsc")} --noEmit cost.ts`);
    const suite = `npx --yes @crewkit/conformance --url ${url} --only 'getCurrentUser > 200 > example'`;
    expect(await run("readme", suite, variables)).toMatch(/^\d+ passed, 0 failed/m);
  });
});
