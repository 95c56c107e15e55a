import { globSync } from "node:fs";
import { basename } from "node:path";
import { build, type Metafile, type PluginBuild } from "esbuild";
import { expect, test } from "vitest";
import { root } from "./steps/project.ts";

// In a fresh clone there is no bundle of the contract. Who makes it can't import what reads it, but later.
const scripts = globSync("scripts/*.ts", { cwd: root }).filter((script) => !script.endsWith(".test.ts"));

test.each(scripts.map((script) => basename(script, ".ts")))("pnpm %s begins without a bundle", async (name) => {
  const { metafile } = await build({
    entryPoints: [`scripts/${name}.ts`],
    absWorkingDir: root,
    bundle: true,
    write: false,
    metafile: true,
    format: "esm",
    platform: "node",
    plugins: [{ name: "ours alone", setup }],
  });
  expect(importedAtOnce(metafile, `scripts/${name}.ts`)).not.toContain("openapi/dist/openapi.json");
});

function setup({ onResolve }: PluginBuild): void {
  const isOurs = (path: string) => /^(@crewkit\/|\.|\/)/.test(path);
  onResolve({ filter: /./ }, ({ path, kind }) =>
    isOurs(path) || kind === "entry-point" ? undefined : { external: true },
  );
}

function importedAtOnce({ inputs }: Metafile, entry: string): string[] {
  const found = new Set([entry]);
  for (const file of found) {
    for (const { kind, path } of inputs[file]?.imports ?? []) if (kind === "import-statement") found.add(path);
  }
  return [...found];
}
