import { readdirSync, readFileSync } from "node:fs";
import { join, normalize, relative } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { findErrors } from "../build/errors.ts";
import { readContract } from "../src/node.ts";

const folder = join(import.meta.dirname, "..");
const files = ["paths", "components"].flatMap((name) => yamlFiles(name));

// Each key of these files is a component. Other files are one component each.
const collections = /^components\/(errors\/|examples\/|responses\/|parameters\.yaml)/;

// The default 400 of an operation that does not list its own errors.
const unused = ["components/responses/shared.yaml#/QueryInvalid"];

test("the contract uses every component and path file", () => {
  const used = new Set(["openapi.yaml", ...files].flatMap((file) => [...references(file), ...listedErrors(file)]));
  const { examples, responses } = readContract().components ?? {};
  const isBundled = (component: string) => (component.split("#/")[1] ?? "") in { ...examples, ...responses };
  const isUnused = (component: string) => !used.has(component) && !isBundled(component);
  expect(files.flatMap(componentsOf).filter(isUnused)).toEqual(unused);
});

test("the contract contains the example of the conventions in CONTRIBUTING.md", () => {
  const section =
    read("CONTRIBUTING.md")
      .split("\n## ")
      .find((text) => text.startsWith("Conventions")) ?? "";
  const [source = "", bundled = ""] = [...section.matchAll(/```yaml\n(.*?)```/gs)].map(([, block]) => block);
  for (const part of source.split("---\n")) {
    const [, file = ""] = /^# (.*)/.exec(part) ?? [];
    expect(parse(read(file)), file).toMatchObject(parse(part));
  }
  expect(readContract()).toMatchObject(parse(bundled));
});

test("the published YAML has the same values for parsers of YAML 1.1, which read unquoted dates as dates", () => {
  expect(parse(read("dist/openapi.yaml"), { version: "1.1" })).toEqual(readContract());
});

function yamlFiles(name: string): string[] {
  const entries = readdirSync(join(folder, name), { recursive: true, encoding: "utf8" });
  return entries.filter((entry) => entry.endsWith(".yaml")).map((entry) => join(name, entry));
}

function componentsOf(file: string): string[] {
  return collections.test(file) ? Object.keys(parse(read(file))).map((key) => `${file}#/${key}`) : [file];
}

function references(file: string): string[] {
  return [...read(file).matchAll(/\$ref: (\S+\.yaml\S*)/g)].map(([, path = ""]) => normalize(join(file, "..", path)));
}

function listedErrors(file: string): string[] {
  if (!file.startsWith("components/responses/")) return [];
  const responses: Record<string, { "x-errors": [] }> = parse(read(file));
  const errors = Object.values(responses).flatMap((each) => findErrors(each["x-errors"], join(folder, file)));
  return errors.map((error) => `${relative(folder, error.file ?? "")}#/${error.name}`);
}

function read(file: string): string {
  return readFileSync(join(folder, file), "utf8");
}
