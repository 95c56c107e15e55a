import { existsSync } from "node:fs";
import { join } from "node:path";
import { hasGit } from "@crewkit/diff/testing";
import spawn, { SubprocessError } from "nano-spawn";
import { expect, test } from "vitest";
import { root } from "./steps/project.ts";

const isClone = hasGit && existsSync(join(root, ".git"));
const usageErrors = [
  ["contract-report.ts", "--jsn"],
  ["contract-diff.ts", isClone ? "v9" : "--jsn"],
] as const;

test.for(usageErrors)("%s %s prints a one-line error and exits with 2", async ([script, argument], { signal }) => {
  const command = [join(import.meta.dirname, script), argument];
  const error = await spawn(process.execPath, command, { signal }).catch((failure: unknown) => failure);
  expect(error).toBeInstanceOf(SubprocessError);
  expect(error).toMatchObject({ exitCode: 2, stdout: "", stderr: expect.stringMatching(/^error: .*$/) });
  expect(error).toHaveProperty("stderr", expect.stringContaining(argument));
});
