import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import spawn from "nano-spawn";
import { onTestFinished } from "vitest";
import { noHookEnvironment } from "../git.ts";

/** Whether git and tar are installed. They are not needed for a checkout that was downloaded as an archive. */
export const hasGit: boolean = ["git", "tar"].every((name) => spawnSync(name, ["--version"]).status === 0);

if (!hasGit) console.warn("Skipping the tests that need a git repository, since git or tar is not installed.");

/** A throw-away git repository. */
export interface Repository {
  folder: string;
  /** Runs git in it. */
  git(...args: string[]): Promise<string>;
  /** Replaces text in a file, which must be there. */
  edit(file: string, from: string, to: string): Promise<void>;
  write(file: string, text: string): Promise<void>;
  commit(message?: string): Promise<void>;
  /** The id of the last commit. */
  head(): Promise<string>;
}

/** Makes a repository with some files on its branch main, all of them committed; it is gone after the test. */
export async function createRepository(files: Record<string, string>): Promise<Repository> {
  const folder = await temporaryFolder();
  const repository = open(folder);
  await repository.git("init", "--quiet", "--template=", "--initial-branch=main");
  for (const [file, text] of Object.entries(files)) await repository.write(file, text);
  await repository.commit("First");
  return repository;
}

/** Clones a repository, with options such as `--depth=1`. */
export async function clone({ folder }: Repository, ...options: string[]): Promise<Repository> {
  const target = await temporaryFolder();
  const repository = open(target);
  await repository.git("clone", "--quiet", "--template=", ...options, `file://${folder}`, target);
  return repository;
}

/** A folder that is gone after the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "repository-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

function open(folder: string): Repository {
  const git = async (...args: string[]) => (await spawn("git", args, { cwd: folder, env })).stdout;
  const write = async (file: string, text: string) => {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), text);
  };
  return {
    folder,
    git,
    head: () => git("rev-parse", "HEAD"),
    write,
    async edit(file, from, to) {
      const text = await readFile(join(folder, file), "utf8");
      if (!text.includes(from)) throw new Error(`${file} does not say "${from}".`);
      await write(
        file,
        text.replace(from, () => to),
      );
    },
    async commit(message = "Next") {
      await git("add", "--all");
      await git("commit", "--quiet", "--allow-empty", `--message=${message}`);
    },
  };
}

// Not the settings of this machine, such as signed commits, and no housekeeping after a commit.
const env = {
  ...noHookEnvironment,
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_CONFIG_COUNT: "1",
  GIT_CONFIG_KEY_0: "maintenance.auto",
  GIT_CONFIG_VALUE_0: "false",
  GIT_AUTHOR_NAME: "Ada",
  GIT_AUTHOR_EMAIL: "ada@acme.example",
  GIT_COMMITTER_NAME: "Ada",
  GIT_COMMITTER_EMAIL: "ada@acme.example",
};
