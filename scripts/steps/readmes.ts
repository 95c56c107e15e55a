import { readFileSync } from "node:fs";
import { join } from "node:path";
import { updateControlTable, updateMethodList } from "@crewkit/codegen";
import { type PublishedPackage, publishedPackages } from "@crewkit/diff";
import { packageCommands, siteUrl } from "@crewkit/docs";
import { withTables } from "@crewkit/mock/build";
import type { Contract } from "@crewkit/openapi";
import { readContract } from "@crewkit/openapi/node";
import { parse } from "yaml";
import { type GeneratedFiles, root } from "./project.ts";

/** The fields of the root package.json that READMEs depend on. */
export interface Settings {
  /** The URL of the repository, if it is known. */
  repository?: string;
  /** Whether the packages are on npm. */
  published: boolean;
  packageManager: string;
}

/**
 * The READMEs of the repository and of its published packages, with the current links and commands.
 *
 * @param settings defaults to those of the repository.
 */
export function readmes(settings: Settings = readSettings()): GeneratedFiles {
  const packages = publishedPackages(root).map((each) => {
    const path = `${each.folder}/README.md`;
    const readme = withPackageLinks(readFileSync(join(root, path), "utf8"), each, settings);
    return [path, withOperations(readme, each.name, settings)] as const;
  });
  return new Map([...packages, ["README.md", switchCommands(readFileSync(join(root, "README.md"), "utf8"), settings)]]);
}

function readSettings(): Settings {
  return JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
}

function withOperations(readme: string, name: string, { repository }: Settings): string {
  if (name === "@crewkit/client") return updateMethodList(readme, readContract(), docsUrl(repository));
  if (name !== "@crewkit/mock") return readme;
  return withTables(updateControlTable(readme, readControlDocument()), readContract());
}

/** The source of the OpenAPI document of the mock's control API. */
export const controlPath = "packages/mock/src/contract/control-openapi.yaml";

export function readControlDocument(): Contract {
  return parse(readFileSync(join(root, controlPath), "utf8"), { merge: true });
}

const linkBlock = /(?<=<!-- Links, written by `pnpm generate` -->\n).*?(?=<!-- End of links -->)/s;

/**
 * Replaces the links in the README of a package, and the command that installs it, from a clone until it is on npm. Also replaces
 * `OWNER`, the owner of the image and the actions on GitHub, and the commands with which agents start the MCP server. Other commands
 * stay the same, because they work after the installation.
 *
 * @throws if the README does not contain the comments around the links.
 */
export function withPackageLinks(
  readme: string,
  { folder, name, bin }: Pick<PublishedPackage, "folder" | "name" | "bin">,
  settings: Settings,
): string {
  if (!linkBlock.test(readme))
    throw new Error(
      `${folder}/README.md must contain the comments <!-- Links, written by \`pnpm generate\` --> and <!-- End of links -->.`,
    );
  const { repository, published } = settings;
  const links = [
    ...(repository
      ? [
          `[Documentation](${docsUrl(repository)})`,
          `[Source code](${repository}/tree/HEAD/${folder})`,
          `[Releases](${repository}/releases)`,
        ]
      : []),
    "[Changelog](CHANGELOG.md)",
  ].join(" · ");
  const install = published ? installFromNpm(name, settings) : installFromClone(name, bin !== undefined, settings);
  const [, owner = "OWNER"] = /github\.com\/([^/]+)/.exec(repository ?? "") ?? [];
  const linked = readme.replace(linkBlock, () => `\n${links}\n\n${install}\n\n`).replaceAll(/\bOWNER\b/g, owner);
  return switchCommands(linked, settings, ["mcp.shell", "mcp.args", "install.prism"]);
}

function installFromNpm(name: string, settings: Settings): string {
  return `Install the package:\n\n    ${installCommand(name, settings)}`;
}

function installCommand(name: string, settings: Settings): string {
  return indent(packageCommands(settings)[name.replace("@crewkit/", "install.")]);
}

function installFromClone(name: string, hasCommand: boolean, settings: Settings): string {
  const short = name.replace("@crewkit/", "");
  const run = `npx --yes ${settings.packageManager} --silent --dir /path/to/crewkit-api ${short}`;
  return [
    "Until the first release, install the package from a clone:",
    `    ${installCommand(name, settings)}`,
    ...(hasCommand
      ? [
          `Then \`npx ${name}\` works in this folder. This command works in any folder. Its file paths are relative to the clone.\nThe first run builds the package:`,
          `    ${run}`,
        ]
      : []),
  ].join("\n\n");
}

/**
 * Replaces the commands for packages on npm in a README with the commands for a clone of the repository, or the reverse.
 *
 * @param names defaults to all commands.
 */
export function switchCommands(readme: string, settings: Settings, names?: readonly string[]): string {
  const { clone: _, ...commands } = packageCommands(settings);
  const others = packageCommands({ ...settings, published: !settings.published });
  return (names ?? Object.keys(commands)).reduce(
    (text, name) => text.replaceAll(indent(others[name]), indent(commands[name])),
    readme,
  );
}

function indent(command = ""): string {
  return command.replaceAll("\n", "\n    ");
}

/** Returns the URL of the docs, which a release publishes to GitHub Pages. Without a repository, the URL of `pnpm start`. */
export function docsUrl(repository = ""): string {
  const [, owner, name] = /github\.com\/([^/]+)\/([^/.]+)/.exec(repository) ?? [];
  return siteUrl(name ? { CREWKIT_DOCS_URL: `https://${owner}.github.io/${name}/` } : {});
}
