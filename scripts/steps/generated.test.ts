import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { contractFiles, docsUrl, filesAfterBundle, switchCommands } from "./generated.ts";
import { obsoleteFiles } from "./output.ts";
import { packageManager, root } from "./project.ts";
import { recordAllWorkflows } from "./workflows.ts";

test("committed generated files are up to date (run `pnpm generate`)", async () => {
  const { files, problems } = await contractFiles();
  expect(problems).toEqual([]);
  const generated = new Map([...files, ...(await filesAfterBundle()), ...(await recordAllWorkflows())]);
  expect(await obsoleteFiles(root, generated)).toEqual([]);
  const committed = (path: string) => readFile(join(root, path), "utf8").catch(() => undefined);
  for (const [path, text] of generated) expect(await committed(path), path).toBe(text);
});

test.each([
  [undefined, "http://127.0.0.1:4000/"],
  ["https://github.com/acme/crewkit-api", "https://acme.github.io/crewkit-api/"],
])("finds the docs of the repository %s at %s", (repository, url) => {
  expect(docsUrl(repository)).toBe(url);
});

test("switches the commands of the README when the packages are on npm", async () => {
  const readme = await readFile(join(root, "README.md"), "utf8");
  const published = switchCommands(readme, true, packageManager);
  expect(published.match(/^ {4}np[mx] .*/gm)).toEqual([
    `    npx --yes ${packageManager} start    # installs, builds, serves the docs and the mock, prints their URLs`,
    `    npx --yes ${packageManager} test     # lint, types and tests; add --all for the exhaustive tests`,
    "    npm install --save-dev @crewkit/types",
    "    npm install @crewkit/client",
    "    npx @crewkit/mcp --mock    # an MCP server with sample data; an agent starts this command itself",
    "    npx @crewkit/conformance --target mock    # in about 20 seconds",
    '    npx @crewkit/conformance --url https://staging.example/api/v1 --token "$TOKEN" --html report.html',
  ]);
  expect(published).toContain("Run `npx @crewkit/mock`");
  expect(switchCommands(published, false, packageManager)).toBe(switchCommands(readme, false, packageManager));
});
