import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import spawn, { type SubprocessError } from "nano-spawn";
import { expect, onTestFinished, test } from "vitest";
import contract from "../testing/library/contract.ts";

/** Returns the output of the command in a folder that only contains the files. */
async function listTests(files: Record<string, string>, ...nodeOptions: string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "conformance-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [name, text] of Object.entries({ "contract.json": JSON.stringify(contract), ...files }))
    await writeFile(join(folder, name), text);
  const options = ["--contract", "contract.json", "--plan", "plan.ts", "--url", "http://localhost", "--list"];
  const command = [...nodeOptions, join(import.meta.dirname, "../cli.ts"), ...options];
  const { output } = await spawn(process.execPath, command, { cwd: folder }).catch((error: SubprocessError) => error);
  return output;
}

const withoutRegisterHooks = 'import module from "node:module"; module.registerHooks = undefined;';

test.each([
  ["Node.js 20", ["--import", `data:text/javascript,${withoutRegisterHooks}`, "--no-deprecation"]],
  ["later versions", []],
])("a plan can import the package without installing it, in %s", async (_, nodeOptions) => {
  const facts = 'name: "Library", actors: ["librarian"], errorStatuses: { token: 401 }';
  const plan = `import { definePlan } from "@crewkit/conformance";\nexport default definePlan({ ${facts} });`;
  expect(await listTests({ "plan.ts": plan }, ...nodeOptions)).toContain("listLoans > 401");
});

test("reports the place of an error in the plan", async () => {
  expect(await listTests({ "plan.ts": "export default { actors: [,\n foo bar };" })).toBe(
    "plan.ts:2 cannot be read: Expected ',', got 'ident'",
  );
  expect(await listTests({ "plan.ts": "\nexport default { actors };" })).toBe(
    "plan.ts:2 cannot be read: actors is not defined",
  );
});
