import { cpSync, existsSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import spawn, { type Options, SubprocessError } from "nano-spawn";
import { packageManager, root } from "../steps/project.ts";

export interface RepositoryCopy {
  folder: string;
  /** Runs pnpm, such as `pnpm("release", "--dry-run")`, and returns its output. */
  pnpm(...args: string[]): Promise<string>;
  git(...args: string[]): Promise<string>;
  /** Commits all changes. */
  commit(message: string): Promise<void>;
  remove(): void;
}

/**
 * Copies the repository with uncommitted changes into a temporary folder, as its branch main with an empty origin, and installs
 * the dependencies.
 *
 * @param variables environment variables for pnpm.
 */
export async function copyRepository(variables: Options["env"] = {}): Promise<RepositoryCopy> {
  const parent = realpathSync(mkdtempSync(join(tmpdir(), "crewkit-copy-")));
  const [folder, origin] = [join(parent, "crewkit-api"), join(parent, "origin.git")];
  await spawn("git", ["clone", "--quiet", root, folder]);
  await spawn("git", ["switch", "--quiet", "--force-create", "main"], { cwd: folder });
  await spawn("git", ["remote", "remove", "origin"], { cwd: folder });
  await spawn("git", ["init", "--quiet", "--bare", origin]);
  await spawn("git", ["remote", "add", "origin", origin], { cwd: folder });
  const { stdout } = await spawn("git", ["ls-files", "-cdo", "--exclude-standard"], { cwd: root });
  for (const file of stdout.split("\n")) {
    if (existsSync(join(root, file))) cpSync(join(root, file), join(folder, file));
    else rmSync(join(folder, file), { force: true });
  }
  const run = async (name: string, ...args: string[]) => {
    const path = `${dirname(process.execPath)}${delimiter}${process.env.PATH}`;
    // The copy must not use the tarballs of a release that is tested.
    const env = { PATH: path, CREWKIT_TARBALLS: undefined, ...variables };
    try {
      return (await spawn(name, args, { cwd: folder, env })).output;
    } catch (error) {
      throw error instanceof SubprocessError ? new Error(`${error.message}\n${error.output}`) : error;
    }
  };
  const copy: RepositoryCopy = {
    folder,
    pnpm: (...args) => run("npx", "--yes", packageManager, ...args),
    git: (...args) => run("git", "-c", "user.name=Ada", "-c", "user.email=ada@acme.example", ...args),
    async commit(message) {
      await copy.git("add", "--all");
      await copy.git("commit", "--quiet", "--message", message);
    },
    remove: () => rmSync(parent, { recursive: true }),
  };
  await copy.pnpm("install", "--frozen-lockfile", "--prefer-offline");
  return copy;
}
