import { globSync } from "node:fs";
import { dirname } from "node:path";
import spawn, { SubprocessError } from "nano-spawn";
import { root } from "./project.ts";

/**
 * Lists uncommitted files, or files that changed since a git ref, relative to the root.
 *
 * @throws if the ref does not exist, or the root is not a git repository.
 */
export async function changedFiles(ref = "HEAD"): Promise<string[]> {
  const changed = await git("diff", "--name-only", "--diff-filter=d", "--relative", ref, "--");
  return [...changed, ...(await git("ls-files", "--others", "--exclude-standard"))];
}

async function git(...args: string[]): Promise<string[]> {
  const { stdout } = await spawn("git", args, { cwd: root }).catch((error: unknown) => {
    throw error instanceof SubprocessError ? new Error(`${error.stderr}\nPass a git ref to --changed.`) : error;
  });
  return stdout.split("\n").filter(Boolean);
}

/**
 * Lists the arguments of `vitest related` for changed files. Vitest follows imports. Adds tests in the same folder, and
 * the modules that read a changed file without importing it.
 */
export function relatedFiles(changed: readonly string[]): string[] {
  const matched = changed.flatMap((file) =>
    dependencies.filter(({ pattern }) => pattern.test(file)).flatMap(({ readers }) => readers),
  );
  const folders = [...new Set(changed.map(dirname))];
  const siblingTests = globSync(
    folders.map((folder) => `${folder}/*.test.ts`),
    { cwd: root },
  );
  return [...new Set([...changed, ...siblingTests, ...globSync(matched, { cwd: root })])];
}

const dependencies: { pattern: RegExp; readers: string[] }[] = [
  {
    pattern: /^openapi\/.*\.(yaml|json)$/,
    readers: ["openapi/src/node.ts", "openapi/dist/*.json", "openapi/tests/*.test.ts"],
  },
  {
    pattern: /^packages\/mock\/src\//,
    readers: ["packages/conformance/src/plans/crewkit/mock.ts", "scripts/steps/generated.test.ts"],
  },
  {
    pattern: /^packages\/docs\/(guides|src)\//,
    readers: ["packages/docs/src/**/*.browser.test.ts", "packages/docs/src/site.ts"],
  },
  { pattern: /^packages\/lint\/src\/rules\//, readers: ["packages/lint/src/rules.test.ts"] },
  { pattern: /(^|\/)README\.md$/, readers: ["scripts/readme*.test.ts"] },
  { pattern: /^(scripts|packages\/(client|mock))\/recipes\//, readers: ["scripts/recipes.exhaustive.test.ts"] },
  { pattern: /^\.(github\/|nvmrc$|editorconfig$)/, readers: ["scripts/github.test.ts"] },
  { pattern: /(^|\/)package\.json$/, readers: ["scripts/*.test.ts"] },
  { pattern: /\/generated\/|^openapi\/components\/examples\//, readers: ["scripts/steps/generated.test.ts"] },
];
