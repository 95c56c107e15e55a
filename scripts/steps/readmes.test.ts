import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { packageManager, root } from "./project.ts";
import { docsUrl, switchCommands, withPackageLinks } from "./readmes.ts";

const unpublished = { published: false, packageManager };
const published = { published: true, packageManager, repository: "https://github.com/acme/crewkit-api" };

test.each([
  [undefined, "http://127.0.0.1:4000/"],
  ["https://github.com/acme/crewkit-api", "https://acme.github.io/crewkit-api/"],
])("finds the docs of the repository %s at %s", (repository, url) => {
  expect(docsUrl(repository)).toBe(url);
});

test("switches the commands of the README when the packages are on npm", async () => {
  const readme = await readFile(join(root, "README.md"), "utf8");
  const switched = switchCommands(readme, published);
  expect(switched.match(/^ {4}np[mx] .*/gm)).toEqual([
    `    npx --yes ${packageManager} start    # installs, builds, serves the docs and the mock, prints their URLs`,
    `    npx --yes ${packageManager} test     # lint, types and tests; add --all for the exhaustive tests`,
    "    npm install --save-dev @crewkit/types",
    "    npx --yes --package typescript tsc --noEmit cost.ts",
    "    npm install @crewkit/client",
    "    npx @crewkit/mcp --mock    # an MCP server with sample data; an agent starts this command itself",
    "    npx @crewkit/conformance --target mock",
    '    npx @crewkit/conformance --url https://staging.example/api/v1 --token "$TOKEN" --html report.html',
  ]);
  expect(switched).toContain("Run `npx @crewkit/mock`");
  expect(switchCommands(switched, unpublished)).toBe(switchCommands(readme, unpublished));
});

const mock = { name: "@crewkit/mock", folder: "packages/mock", bin: { "crewkit-mock": "./src/cli.ts" } };
const client = { name: "@crewkit/client", folder: "packages/client" };
const block = (text: string) =>
  `# Mock\n\n<!-- Links, written by \`pnpm generate\` -->\n${text}<!-- End of links -->\n\nMore.\n`;

test("links to the docs, the repository and the releases in the README of a package that is on npm", () => {
  expect(withPackageLinks(block("\nold\n\n"), mock, published)).toBe(
    block(`
[Documentation](https://acme.github.io/crewkit-api/) · [Source code](https://github.com/acme/crewkit-api/tree/HEAD/packages/mock) · [Releases](https://github.com/acme/crewkit-api/releases) · [Changelog](CHANGELOG.md)

Install the package:

    npm install --save-dev @crewkit/mock

`),
  );
});

test("names the owner of images and actions", () => {
  const readme = `${block("")}ghcr.io/OWNER/crewkit-mock CONFORMANCE_OWNER`;
  expect(withPackageLinks(readme, mock, published)).toMatch("ghcr.io/acme/crewkit-mock CONFORMANCE_OWNER");
  expect(withPackageLinks(readme, mock, unpublished)).toMatch("ghcr.io/OWNER/crewkit-mock CONFORMANCE_OWNER");
});

test("installs a package that is not on npm from a clone, without links to an unknown repository", () => {
  const readme = withPackageLinks(block("\nold\n\n"), mock, unpublished);
  expect(readme).toContain("\n[Changelog](CHANGELOG.md)\n\nUntil the first release, install the package");
  expect(readme).toContain(`
    npx --yes ${packageManager} --dir ../crewkit-api tarballs mock
    npm install --save-dev ../crewkit-api/dist/tarballs/mock/*.tgz

Then \`npx @crewkit/mock\` works in this folder.`);
  expect(readme).not.toMatch(/^old$|https?:/m);
  expect(withPackageLinks(block(""), client, unpublished)).not.toContain("npx @crewkit/client");
  expect(() => withPackageLinks("# Mock", mock, published)).toThrow(
    "packages/mock/README.md must contain the comments",
  );
});

test("agents start the MCP server from a clone until the package is on npm", async () => {
  const file = { name: "@crewkit/mcp", folder: "packages/mcp", bin: { "crewkit-mcp": "./src/cli.ts" } };
  const readme = await readFile(join(root, "packages/mcp/README.md"), "utf8");
  const clone = `--yes ${packageManager} --silent --dir /path/to/crewkit-api mcp`;
  const switched = withPackageLinks(readme, file, published);
  for (const [text, args] of [
    [withPackageLinks(readme, file, unpublished), clone],
    [switched, "-y @crewkit/mcp"],
    [withPackageLinks(switched, file, unpublished), clone],
  ] as const) {
    const commands = ["claude mcp add crewkit -- npx", "codex mcp add crewkit -- npx", "gemini mcp add crewkit npx --"];
    for (const command of commands) expect(text).toContain(`\n${command} ${args} --mock\n`);
    const [, json = ""] = /```json\n(.*?)```/s.exec(text) ?? [];
    expect(JSON.parse(json).mcpServers.crewkit).toEqual({ command: "npx", args: [...args.split(" "), "--mock"] });
  }
});

test("Prism is installed together with the suite if the suite is on npm", async () => {
  const file = { name: "@crewkit/conformance", folder: "packages/conformance" };
  const readme = await readFile(join(root, "packages/conformance/README.md"), "utf8");
  const install = "\nnpm install --save-dev";
  expect(withPackageLinks(readme, file, unpublished)).toContain(`${install} @stoplight/prism-cli\n`);
  expect(withPackageLinks(readme, file, published)).toContain(`${install} @crewkit/conformance @stoplight/prism-cli\n`);
});
