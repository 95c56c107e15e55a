import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import spawn from "nano-spawn";
import { onTestFinished } from "vitest";
import { noHookEnvironment } from "../git.ts";

/** False in environments without git or tar, such as a container with a downloaded archive. */
export const hasGit: boolean = ["git", "tar"].every((name) => spawnSync(name, ["--version"]).status === 0);

if (!hasGit) console.warn("Skipping tests that need git: git or tar is not installed.");

export interface Repository {
  folder: string;
  git(...args: string[]): Promise<string>;
  /** Replaces text in a file. @throws if the file does not contain the text. */
  edit(file: string, from: string, to: string): Promise<void>;
  write(file: string, text: string): Promise<void>;
  commit(message?: string): Promise<void>;
  head(): Promise<string>;
}

/** Creates a repository with files committed on main. It is deleted after the test. */
export async function createRepository(files: Record<string, string>): Promise<Repository> {
  const folder = await temporaryFolder();
  const repository = open(folder);
  await repository.git("init", "--quiet", "--template=", "--initial-branch=main");
  for (const [file, text] of Object.entries(files)) await repository.write(file, text);
  await repository.commit("First");
  return repository;
}

export async function clone({ folder }: Repository, ...options: string[]): Promise<Repository> {
  const target = await temporaryFolder();
  const repository = open(target);
  await repository.git("clone", "--quiet", "--template=", ...options, pathToFileURL(folder).href, target);
  return repository;
}

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
      if (!text.includes(from)) throw new Error(`${file} does not contain "${from}".`);
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

// Ignores the machine's git settings and disables background maintenance.
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
