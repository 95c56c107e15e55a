import { randomUUID } from "node:crypto";
import { open, rename, rm } from "node:fs/promises";
import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";

/** Where tokens are kept if nobody says where (XDG Base Directory Specification; on Windows, the roaming profile). */
export function defaultPath({ platform, env }: Pick<NodeJS.Process, "platform" | "env"> = process): string {
  const [given = "", usual] =
    platform === "win32"
      ? [env.APPDATA, join(homedir(), "AppData", "Roaming")]
      : [env.XDG_CONFIG_HOME, join(homedir(), ".config")];
  // The specification has a relative path ignored.
  return join(isAbsolute(given) ? given : usual, "crewkit", "tokens.json");
}

/** Puts a text in a file's place in one step, so that nobody ever reads half of it, and only its owner reads it. */
export async function replaceFile(path: string, text: string): Promise<void> {
  const beside = `${path}.${randomUUID()}`;
  try {
    await writeDown(beside, text);
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

async function writeDown(path: string, text: string): Promise<void> {
  const file = await open(path, "wx", 0o600);
  try {
    await file.writeFile(text);
    // Else a power cut could leave the new name with nothing in it.
    await file.sync();
  } finally {
    await file.close();
  }
}
