import spawn from "nano-spawn";

/**
 * Runs git in a folder and returns its output.
 *
 * @throws if git fails.
 */
export async function git(folder: string, ...args: string[]): Promise<string> {
  return (await spawn("git", args, { cwd: folder })).stdout;
}
