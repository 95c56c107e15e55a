import { globSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";

// A layer imports only layers before it.
const layers = [
  "bundle.ts files.ts urls.ts text.ts markdown.ts generated",
  "commands.ts model",
  "samples",
  "components",
  "guides",
  "changes workflows search redoc try-it",
  "pages machine-readable",
  "browser",
  "site.ts serve.ts fonts.ts",
  "build.ts",
  "index.ts",
].map((names) => names.split(" "));

test("imports only lower layers", () => {
  const files = globSync("**/*.ts", { cwd: import.meta.dirname, exclude: ["**/*.test.ts", "**/testing"] });
  const imports = files.flatMap((file) => {
    const { importedFiles } = ts.preProcessFile(readFileSync(`${import.meta.dirname}/${file}`, "utf8"));
    const targets = importedFiles.filter(({ fileName }) => fileName.startsWith("."));
    return targets.map(({ fileName }) => ({ file, target: posix.join(posix.dirname(file), fileName) }));
  });
  const isLower = ({ file, target }: { file: string; target: string }) =>
    folderOf(file) === folderOf(target) || layerOf(target) < layerOf(file);
  expect(imports.length).toBeGreaterThan(files.length);
  expect(imports.filter((each) => !isLower(each))).toEqual([]);
});

function layerOf(path: string): number {
  const layer = layers.findIndex((names) => names.includes(folderOf(path)));
  expect(layer, `Add ${folderOf(path)} to the layers.`).not.toBe(-1);
  return layer;
}

function folderOf(path: string): string {
  return path.replace(/\/.*/, "");
}
