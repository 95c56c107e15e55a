import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import spawn from "nano-spawn";
import { expect, onTestFinished, test } from "vitest";

const file = (name: string) => join(import.meta.dirname, name);
const source = ["facts.ts", "plan.ts"].map((name) => readFileSync(file(name), "utf8")).join("");

const keys = [...source.matchAll(/^export interface (\w+).*? \{\n(.*?)^\}/gms)].flatMap(([, owner, body = ""]) =>
  [...body.matchAll(/^ {2}\/\*\*((?:(?!\*\/).)*)\*\/\n {2}(\w+)\??[:(]/gms)].map(([, comment = "", name]) => {
    const text = comment.replace(/^ *\* ?/gm, "");
    return { owner, name, example: text.split("@example")[1] ?? /`(\w+[:(][^`]*)`\s*$/.exec(text)?.[1] };
  }),
);

test("each key of a plan has an example", () => {
  expect(keys.length).toBeGreaterThan(80);
  expect(keys.filter(({ example }) => example === undefined)).toEqual([]);
});

test("the examples have the right types", async () => {
  const folder = mkdtempSync(join(tmpdir(), "examples-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const lines = keys.map(({ owner, example }) => `({ ${example} }) satisfies Partial<plan.${owner}>;`);
  const root = file("../../../..");
  const compilerOptions = { composite: false, incremental: false, typeRoots: [join(root, "node_modules/@types")] };
  const config = { extends: join(root, "tsconfig.dev.json"), compilerOptions, include: ["."], references: [] };
  const code = [`import type * as plan from ${JSON.stringify(file("plan.ts"))};`, ...lines].join("\n");
  writeFileSync(join(folder, "examples.mts"), code);
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
  const { stdout } = await spawn("tsc", ["-p", folder], { preferLocal: true }).catch((error) => Object(error));
  expect(stdout).toBe("");
});
