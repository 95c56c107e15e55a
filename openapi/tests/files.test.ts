import { readdirSync, readFileSync } from "node:fs";
import { join, normalize } from "node:path";
import { expect, test } from "vitest";

const folder = join(import.meta.dirname, "..");
const files = ["paths", "components"].flatMap((name) => yamlFiles(name));

test("every file of the contract is used", () => {
  const used = new Set(["openapi.yaml", ...files].flatMap(references));
  expect(files.filter((file) => !used.has(file))).toEqual([]);
});

function yamlFiles(name: string): string[] {
  const entries = readdirSync(join(folder, name), { recursive: true, encoding: "utf8" });
  return entries.filter((entry) => entry.endsWith(".yaml")).map((entry) => join(name, entry));
}

function references(file: string): string[] {
  const text = readFileSync(join(folder, file), "utf8");
  return [...text.matchAll(/\$ref: (\S+\.yaml)/g)].map(([, path = ""]) => normalize(join(file, "..", path)));
}
