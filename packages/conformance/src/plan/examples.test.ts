import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import spawn from "nano-spawn";
import { expect, onTestFinished, test } from "vitest";

interface Property {
  /** The interface. */
  owner: string;
  name: string;
  example: string | undefined;
}

const folder = import.meta.dirname;
const files = readdirSync(folder).filter((name) => /^(plan|rules|.*-rule|.*facts)\.ts$/.test(name));
const properties = files.flatMap((name) => listProperties(readFileSync(join(folder, name), "utf8")));

function listProperties(source: string): Property[] {
  const interfaces = source.matchAll(/^export interface (\w+).*? \{\n(.*?)^\}/gms);
  return [...interfaces].flatMap(([, owner = "", body = ""]) => {
    const members = body.matchAll(/^ {2}(?:\/\*\*((?:(?!\*\/).)*)\*\/\n {2})?(\w+)\??[:(]/gms);
    return [...members].map(([, comment = "", name = ""]) => {
      return {
        owner,
        name,
        example: comment
          .replace(/^ *\* ?/gm, "")
          .split("@example")[1]
          ?.trim(),
      };
    });
  });
}

test("each key of a plan has an example", () => {
  // The values of these types are not written in plans.
  const others = ["ErrorField", "Tokens"];
  const missing = properties.filter(({ owner, example }) => example === undefined && !others.includes(owner));
  expect(properties.length).toBeGreaterThan(90);
  expect(missing.map(({ owner, name }) => `${owner}.${name}`)).toEqual([]);
});

test("the examples have the right types", async () => {
  const temporary = mkdtempSync(join(tmpdir(), "examples-"));
  onTestFinished(() => rmSync(temporary, { recursive: true }));
  const imports = files.map(
    (name, index) => `import type * as file${index} from ${JSON.stringify(join(folder, name))};`,
  );
  // An example is a property of its interface or of a plan.
  const lines = properties.flatMap(({ owner, name, example }) => {
    if (example === undefined) return [];
    const type = new RegExp(`^${name}\\b`).test(example) ? owner : "Plan";
    const index = files.findIndex((file) => readFileSync(join(folder, file), "utf8").includes(`interface ${type} `));
    return `({ ${example} }) satisfies Partial<file${index}.${type}>;`;
  });
  const root = join(folder, "../../../..");
  const compilerOptions = { composite: false, incremental: false, typeRoots: [join(root, "node_modules/@types")] };
  const config = { extends: join(root, "tsconfig.dev.json"), compilerOptions, include: ["."], references: [] };
  writeFileSync(join(temporary, "examples.mts"), [...imports, ...lines].join("\n"));
  writeFileSync(join(temporary, "tsconfig.json"), JSON.stringify(config));
  const { stdout } = await spawn("tsc", ["-p", temporary], { preferLocal: true }).catch((error) => Object(error));
  expect(stdout).toBe("");
});
