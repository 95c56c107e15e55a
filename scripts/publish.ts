// Publishes the packages of a release: `node scripts/publish.ts <folder> [--dry-run]`. Skips versions that the registry already has, so
// that a failed release can be run again. The job that may publish installs no packages, so this program only imports Node.js modules.
import { spawnSync } from "node:child_process";
import { hash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";

interface Tarball {
  file: string;
  name: string;
  version: string;
  dependencies?: Record<string, string>;
}

const { values, positionals } = parseArgs({ options: { "dry-run": { type: "boolean" } }, allowPositionals: true });
const [folder = "dist/release"] = positionals;
const rebuild = "Run `pnpm release --dry-run` to build the files of the release.";

try {
  const files = verifiedFiles().filter((name) => name.endsWith(".tgz"));
  if (files.length === 0) throw new Error(`SHA256SUMS in ${folder} lists no packages. ${rebuild}`);
  for (const tarball of sortByDependencies(files.map(readTarball))) publish(tarball);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

/**
 * Returns the names of the files in SHA256SUMS.
 *
 * @throws if a file is missing or differs from its checksum.
 */
function verifiedFiles(): string[] {
  const checksums = join(folder, "SHA256SUMS");
  const lines = existsSync(checksums) ? readFileSync(checksums, "utf8").split("\n").filter(Boolean) : [];
  return lines.map((line) => {
    const [checksum, name = ""] = line.split("  ");
    const file = join(folder, name);
    if (!existsSync(file) || hash("sha256", readFileSync(file)) !== checksum)
      throw new Error(`${file} is missing or differs from SHA256SUMS. ${rebuild}`);
    return name;
  });
}

function readTarball(file: string): Tarball {
  const { status, stdout, output } = run("tar", "-xzOf", file, "package/package.json");
  if (status !== 0) throw new Error(`tar cannot read ${file}.\n${output}`);
  return { ...JSON.parse(stdout), file };
}

/** Sorts packages so that each comes after the packages that it depends on. */
function sortByDependencies(tarballs: Tarball[]): Tarball[] {
  const depth = (name: string): number => {
    const tarball = tarballs.find((each) => each.name === name);
    return tarball ? 1 + Math.max(0, ...Object.keys(tarball.dependencies ?? {}).map(depth)) : 0;
  };
  return tarballs.sort((a, b) => depth(a.name) - depth(b.name));
}

function publish({ file, name, version }: Tarball): void {
  const published = publishedIntegrity(`${name}@${version}`);
  if (published) {
    const isSame = published === `sha512-${hash("sha512", readFileSync(join(folder, file)), "base64")}`;
    const difference = ", with different content. If users notice the difference, describe it with `pnpm changeset`";
    console.log(`${name}@${version} is already published${isSame ? "" : difference}.`);
  } else if (values["dry-run"]) console.log(`${name}@${version} would be published.`);
  else {
    // npm signs the provenance with the identity of the workflow.
    const options = process.env.CI ? [] : ["--provenance=false"];
    const { status, output } = run("npm", "publish", "--ignore-scripts", ...options, `./${file}`);
    if (status !== 0) throw new Error(`npm publish ${file} failed.\n${output}`);
    console.log(`${name}@${version} is published${process.env.CI ? "" : " without provenance, which requires CI"}.`);
  }
}

/** Returns the hash of a published tarball, or undefined if the registry does not have the version. */
function publishedIntegrity(version: string): string | undefined {
  const { status, stdout, output } = run("npm", "view", version, "dist.integrity", "--json", "--prefer-online");
  if (status === 0) return stdout ? JSON.parse(stdout) : undefined;
  if (output.includes('"code": "E404"')) return undefined;
  throw new Error(`npm view ${version} failed.\n${output}`);
}

/** Runs a program in the folder of the release. npm removes tokens from its output. */
function run(program: string, ...args: string[]) {
  // npm is a batch file on Windows.
  const options = { cwd: folder, encoding: "utf8", shell: process.platform === "win32" } as const;
  const { status, stdout, stderr, error } = spawnSync(program, args, options);
  return { status, stdout, output: error ? error.message : stdout + stderr };
}
