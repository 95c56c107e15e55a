import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import spawn from "nano-spawn";
import { readLinuxPlatform } from "./linux-platform.ts";
import { dropUnusedNodeImports, mockFolder, readLicenses } from "./shared.ts";

const root = join(mockFolder, "../..");
const folder = join(root, "dist/executable");
const suffix = process.platform === "win32" ? ".exe" : "";
const executable = `crewkit-mock${suffix}`;

// Builds the mock as a single executable for this platform, and archives it with the licenses of its parts in the folder of the first
// argument, by default in dist/release. To build for another Linux platform, pass the path of its Node.js with `--node`.

const { values, positionals } = parseArgs({ options: { node: { type: "string" } }, allowPositionals: true });
const target = resolve(positionals[0] ?? join(root, "dist/release"));
const node = values.node ? resolve(values.node) : process.execPath;
const platform = values.node ? readLinuxPlatform(node) : `${process.platform}-${process.arch}`;
const options = {
  main: "cli.js",
  mainFormat: "module",
  executable: node,
  output: executable,
  disableExperimentalSEAWarning: true,
  // The code cache depends on the platform.
  useCodeCache: !values.node,
  // NODE_OPTIONS is for the user's own programs.
  execArgvExtension: "none",
};

rmSync(folder, { recursive: true, force: true });
for (const path of [folder, target]) mkdirSync(path, { recursive: true });
const files = await bundleCli();
writeFileSync(join(folder, "sea.json"), JSON.stringify(options));
await run(process.execPath, "--build-sea", "sea.json");
// The file has the mode of `--node`, which may not be executable.
chmodSync(join(folder, executable), 0o755);
// macOS only runs signed programs, and the signature of Node.js is no longer valid.
if (process.platform === "darwin") await run("codesign", "--force", "--sign", "-", executable);
writeFileSync(join(folder, "LICENSES.txt"), await licenses(files));
// A release only accepts archives of its own version.
writeFileSync(join(folder, "VERSION"), await run(process.execPath, options.main, "--version"));
const archive = join(target, `crewkit-mock-${platform}.tar.gz`);
// A relative path with slashes, because GNU tar on Windows takes the `C:` of an absolute path for a host.
await run("tar", "-czf", relative(folder, archive).replaceAll("\\", "/"), executable, "LICENSES.txt", "VERSION");
console.log(archive);

/** Bundles the command with all its dependencies and the contract, and returns the bundled files. */
async function bundleCli(): Promise<string[]> {
  const { metafile } = await build({
    absWorkingDir: mockFolder,
    entryPoints: ["src/cli.ts"],
    outfile: join(folder, options.main),
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node26",
    metafile: true,
    plugins: [dropUnusedNodeImports],
    // CommonJS packages, such as commander, load Node's modules with `require`.
    banner: {
      js: 'import * as nodeModule from "node:module"; const require = nodeModule.createRequire(import.meta.url);',
    },
  });
  return Object.keys(metafile.inputs);
}

async function licenses(files: string[]): Promise<string> {
  const own = readFileSync(join(root, "LICENSE"), "utf8");
  const license = readFileSync(join(dirname(process.execPath), "../LICENSE"), "utf8");
  return [
    `crewkit-mock\n\n${own}`,
    readLicenses(mockFolder, files),
    `Node.js ${process.versions.node}\n\n${license}\n`,
  ].join("\n---\n\n");
}

async function run(command: string, ...args: string[]): Promise<string> {
  return (await spawn(command, args, { cwd: folder })).stdout;
}
