import { existsSync, globSync, readFileSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import spawn from "nano-spawn";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { root } from "../steps/project.ts";
import { installedNode, installPackages, packages, readManifest, runOptions } from "./install.ts";
import { checkTypes, readProgram, runPrograms, writePrograms } from "./programs.ts";
import { findUpstream } from "./registry.ts";

const upstream = await findUpstream();
if (!upstream)
  console.warn("Skipping the tests of packed packages, because the registry that npm uses does not respond.");

describe.skipIf(!upstream)("the packed packages, installed in an empty folder", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await installPackages();
    writePrograms(folder);
  });
  afterAll(() => folder && rmSync(folder, { recursive: true }));

  test(`run with ${installedNode}: outside.ts of each package`, () => runPrograms(folder, installedNode));

  test("have types that compile in strict mode", () =>
    checkTypes(folder, join(root, "node_modules/.bin/tsc"), "nodenext"));

  const commands = packages.flatMap(({ bin = {}, version }) =>
    Object.keys(bin).map((name) => [name, version] as const),
  );
  test.each(commands)("%s runs by its name, and prints its version %s", async (name, version) => {
    const file = join(folder, "node_modules/.bin", name);
    const { stdout } = await spawn(file, ["--version"], runOptions(folder, installedNode));
    expect(stdout).toContain(`${name} ${version} (crewkit API `);
  });

  describe.each(packages)("$name", ({ name, folder: source }) => {
    const manifest = () => readManifest(folder, name);
    const packed = () => join(folder, "node_modules", name);
    const listFiles = () => globSync("**/*.*", { cwd: packed(), exclude: ["node_modules"] });
    const exists = (file: string) => globSync(file, { cwd: packed() }).length > 0;
    const read = (file: string) => readFileSync(join(packed(), file), "utf8");

    test("has an outside.ts that imports each entry point", () => {
      const program = readProgram({ folder: source });
      const unused = Object.keys(manifest().exports).filter((entry) => {
        const [start = "", end = ""] = `"${join(name, entry)}"`.split("*");
        return !program.includes(start) || !program.includes(end);
      });
      expect(unused).toEqual([]);
    });

    test("has all entry points, except for those of builds and tests", () => {
      const { exports } = JSON.parse(readFileSync(join(root, source, "package.json"), "utf8"));
      const entries = Object.keys(exports).filter((entry) => entry !== "./build" && entry !== "./testing");
      expect(Object.keys(manifest().exports)).toEqual(entries);
    });

    test("has a complete manifest, without scripts and development dependencies", () => {
      expect(manifest()).toMatchObject({
        description: expect.any(String),
        keywords: expect.arrayContaining(["crewkit"]),
        homepage: "https://crewkit.io",
        license: "MIT",
        author: "crewkit",
        engines: { node: ">=20.19.0" },
        publishConfig: { access: "public", provenance: true },
      });
      expect(manifest()).not.toHaveProperty("scripts");
      expect(manifest()).not.toHaveProperty("devDependencies");
      const ranges = Object.values<string>(manifest().dependencies ?? {});
      expect(ranges.filter((range) => !/^\^\d/.test(range))).toEqual([]);
    });

    test("contains the license, no sources or tests, and source maps only if they include the sources", () => {
      expect(exists("LICENSE")).toBe(true);
      const unwanted = /(^|[\\/])(src|tests?|testing)[\\/]|\.test\.|outside|(?<!\.d)\.ts$/;
      expect(listFiles().filter((file) => unwanted.test(file))).toEqual([]);
      for (const file of listFiles().filter((file) => file.endsWith(".map")))
        expect(JSON.parse(read(file)).sourcesContent).not.toContain(null);
    });

    test("is dropped by bundlers if an import is not used, except for the command line", async () => {
      const { exports } = manifest();
      const entries = Object.keys(exports).filter((entry) => /\.js$/.test(exports[entry]));
      const kept = entries.map(async (entry) => {
        const stdin = { contents: `import "${join(name, entry)}";`, resolveDir: folder };
        const options = { bundle: true, write: false, format: "esm", platform: "node", logLevel: "silent" } as const;
        const { outputFiles } = await build({ ...options, stdin, external: ["node:*", "@stoplight/*"] });
        return outputFiles[0]?.text.length ? [entry] : [];
      });
      expect((await Promise.all(kept)).flat()).toEqual(entries.filter((entry) => entry === "./cli"));
    });

    test("has no relative link to a file that is not packed", () => {
      const links = listFiles()
        .filter((file) => file.endsWith(".md"))
        .flatMap((file) => {
          const matches = read(file).matchAll(/\]\((?![a-z]+:|#)([^)#]+)/g);
          return [...matches].map(([, link = ""]) => join(dirname(file), link));
        });
      expect(links.filter((link) => link.startsWith("..") || !exists(link))).toEqual([]);
    });

    test("names no file of the repository in a README that is not packed", () => {
      const readmes = listFiles().filter((file) => basename(file) === "README.md");
      const named = readmes.flatMap((file) =>
        [...read(file).matchAll(/`(\w[\w.-]*(?:\/[^`\s]*|\.\w+))`/g)].map(([, path = ""]) => path),
      );
      const sources = [root, join(root, source)];
      const inRepository = (path: string) => sources.some((from) => existsSync(join(from, path.split("/")[0] ?? "")));
      expect(named.filter((path) => inRepository(path) && !exists(path))).toEqual([]);
    });
  });
});

test("a packed manifest contains the URLs of the repository", async () => {
  const { describePackage } = await import(pathToFileURL(join(root, ".pnpmfile.mjs")).href);
  expect(
    describePackage({ name: "@crewkit/mock", scripts: {} }, "https://git.example/crewkit-api", "packages/mock"),
  ).toEqual({
    name: "@crewkit/mock",
    repository: { type: "git", url: "git+https://git.example/crewkit-api.git", directory: "packages/mock" },
    bugs: { url: "https://git.example/crewkit-api/issues" },
  });
});
