import { globSync } from "node:fs";
import { build, type Metafile } from "esbuild";
import { expect, test } from "vitest";
import { root } from "./steps/project.ts";

const scripts = globSync("scripts/*.ts", { cwd: root }).filter((script) => !script.endsWith(".test.ts"));

// A fresh clone has no bundle, so scripts import modules that read it dynamically, after bundling.
test("scripts do not import the contract bundle statically", async () => {
  const { metafile } = await build({
    entryPoints: scripts,
    absWorkingDir: root,
    bundle: true,
    splitting: true,
    outdir: "dist",
    write: false,
    metafile: true,
    format: "esm",
    platform: "node",
    plugins: [
      { name: "own files only", setup: ({ onResolve }) => onResolve({ filter: /^[^./]/ }, excludeDependencies) },
    ],
  });
  const isBundle = (path: string) => path.startsWith("openapi/dist/");
  const readers = scripts.filter((script) => staticImports(metafile, script).some(isBundle));
  expect(readers).toEqual([]);
});

function excludeDependencies({ path, kind }: { path: string; kind: string }) {
  return path.startsWith("@crewkit/") || kind === "entry-point" ? undefined : { external: true };
}

function staticImports({ inputs }: Metafile, entry: string): string[] {
  const found = new Set([entry]);
  for (const file of found) {
    for (const { kind, path } of inputs[file]?.imports ?? []) if (kind === "import-statement") found.add(path);
  }
  return [...found];
}
