import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import spawn, { SubprocessError } from "nano-spawn";
import { expect, onTestFinished, test } from "vitest";
import { isFixable } from "./fixable.ts";
import { root } from "./project.ts";

test.each([
  [true, "a format", "page.css", "a{color:red}"],
  [true, "a safe fix", "safe.ts", "let x = 1;\n\nexport default x;\n"],
  [false, "only an unsafe fix", "unsafe.ts", "debugger;\n"],
])("returns %s if Biome reports %s", async (fixable, _, file, text) => {
  const folder = mkdtempSync(join(tmpdir(), "fixable-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, "biome.json"), "{}");
  writeFileSync(join(folder, file), text);
  const env = { PATH: [join(root, "node_modules/.bin"), process.env.PATH].join(delimiter) };
  const check = spawn("biome", ["check", "--error-on-warnings", file], { cwd: folder, env });
  const error: unknown = await check.catch((failure) => failure);
  expect(error).toBeInstanceOf(SubprocessError);
  expect(isFixable((error as SubprocessError).output)).toBe(fixable);
});
