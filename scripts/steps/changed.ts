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
 * readers of files that are not imported.
 */
export function relatedFiles(changed: readonly string[]): string[] {
  const readers = changed.flatMap((file) => reads.filter(({ what }) => what.test(file)).flatMap(({ by }) => by));
  const folders = [...new Set(changed.map(dirname))];
  const neighbors = globSync(
    folders.map((folder) => `${folder}/*.test.ts`),
    { cwd: root },
  );
  return [...new Set([...changed, ...neighbors, ...globSync(readers, { cwd: root })])];
}

const reads: { what: RegExp; by: string[] }[] = [
  { what: /^openapi\/.*\.(yaml|json)$/, by: ["openapi/src/node.ts", "openapi/dist/*.json", "openapi/tests/*.test.ts"] },
  {
    what: /^packages\/mock\/src\//,
    by: ["packages/conformance/src/plans/crewkit/mock.ts", "scripts/steps/generated.test.ts"],
  },
  {
    what: /^packages\/docs\/(guides|src)\//,
    by: ["packages/docs/src/**/*.browser.test.ts", "packages/docs/src/site.ts"],
  },
  { what: /^packages\/lint\/src\/rules\//, by: ["packages/lint/src/rules.test.ts"] },
  { what: /(^|\/)README\.md$/, by: ["scripts/readme*.test.ts"] },
  { what: /(^|\/)package\.json$/, by: ["scripts/*.test.ts"] },
  { what: /\/generated\/|^openapi\/components\/examples\//, by: ["scripts/steps/generated.test.ts"] },
];
