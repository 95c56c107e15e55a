import { readFileSync } from "node:fs";
import { rootManifest } from "./files.ts";

export interface Manifest {
  /** Whether the packages are on npm. */
  published: boolean;
  packageManager: string;
}

/**
 * Returns the commands that run and install the packages, by the names of their placeholders in guides: `{{run.mock}}`. Before
 * the packages are on npm, the commands use a clone of the repository. `{{clone}}` tells the reader to run a command there, and
 * `{{readme.mock}}` is a text instead of a link to npm. `mcp.shell` and `mcp.args` are the arguments of `npx` that start the MCP
 * server in any folder, in a shell and in JSON. `rerun.conformance` begins the command that the suite prints for a failed test.
 * `install.prism` installs Prism next to the conformance suite.
 */
export function packageCommands({ published, packageManager }: Manifest = readManifest()): Record<string, string> {
  const pnpm = `npx --yes ${packageManager}`;
  const run = (name: string) => (published ? `npx @crewkit/${name}` : `${pnpm} ${name}`);
  const pack = (name: string) =>
    `# The packages are not on npm yet. In a folder next to a clone of the crewkit-api repository:\n${pnpm} --dir ../crewkit-api tarballs ${name}\n`;
  const install = (name: string, option = "") =>
    published
      ? `npm install ${option}@crewkit/${name}`
      : `${pack(name)}npm install ${option}../crewkit-api/dist/tarballs/${name}/*.tgz`;
  const readme = (name: string) => {
    const text = `README of \`@crewkit/${name}\``;
    return published ? `[${text}](https://www.npmjs.com/package/@crewkit/${name})` : text;
  };
  return {
    "run.mock": run("mock"),
    "run.conformance": run("conformance"),
    "run.mcp": run("mcp"),
    "rerun.conformance": published ? run("conformance") : `${pnpm} --silent --dir … conformance`,
    "mcp.shell": published ? "-y @crewkit/mcp" : `--yes ${packageManager} --silent --dir /path/to/crewkit-api mcp`,
    "mcp.args": published
      ? '"-y", "@crewkit/mcp"'
      : `"--yes", "${packageManager}", "--silent", "--dir", "/path/to/crewkit-api", "mcp"`,
    "install.types": install("types", "--save-dev "),
    "install.client": install("client"),
    "install.mock": install("mock", "--save-dev "),
    "install.conformance": install("conformance", "--save-dev "),
    "install.mcp": install("mcp"),
    "install.openapi": install("openapi"),
    "install.prism": `npm install --save-dev ${published ? "@crewkit/conformance " : ""}@stoplight/prism-cli`,
    "readme.mock": readme("mock"),
    "readme.conformance": readme("conformance"),
    clone: published ? "" : " in a clone of the crewkit-api repository",
  };
}

function readManifest(): Manifest {
  return JSON.parse(readFileSync(rootManifest, "utf8"));
}
