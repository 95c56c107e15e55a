import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import spawn from "nano-spawn";
import { expect, onTestFinished, test } from "vitest";

const file = (name: string) => join(import.meta.dirname, name);

const modules = ["plan", "request"];

test("the examples in docstrings have the right types", async () => {
  const examples = modules.flatMap((module) =>
    [...readFileSync(file(`${module}.ts`), "utf8").matchAll(/^export interface (\w+).*? \{\n(.*?)^\}/gms)].flatMap(
      ([, owner, body = ""]) =>
        [...body.matchAll(/`(\w+[:(][^`]*)`(?: \*\/|\n)/g)].map(
          ([, example]) => `({ ${example} }) satisfies Partial<${module}.${owner}>;`,
        ),
    ),
  );
  expect(examples.length).toBeGreaterThan(80);
  const folder = mkdtempSync(join(tmpdir(), "examples-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const root = file("../../../..");
  const compilerOptions = { composite: false, incremental: false, typeRoots: [join(root, "node_modules/@types")] };
  const config = { extends: join(root, "tsconfig.dev.json"), compilerOptions, include: ["."], references: [] };
  const imports = modules.map((each) => `import type * as ${each} from ${JSON.stringify(file(`${each}.ts`))};`);
  const code = [...imports, ...examples].join("\n");
  writeFileSync(join(folder, "examples.mts"), code);
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
  const { stdout } = await spawn("tsc", ["-p", folder], { preferLocal: true }).catch((error) => Object(error));
  expect(stdout).toBe("");
});
