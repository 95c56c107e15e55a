import { randomUUID } from "node:crypto";
import { open, rename, rm } from "node:fs/promises";
import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";

/** Where tokens are kept if nobody says where (XDG Base Directory Specification; on Windows, the roaming profile). */
export function defaultTokenPath({ platform, env }: Pick<NodeJS.Process, "platform" | "env"> = process): string {
  const [configured = "", fallback] =
    platform === "win32"
      ? [env.APPDATA, join(homedir(), "AppData", "Roaming")]
      : [env.XDG_CONFIG_HOME, join(homedir(), ".config")];
  // The specification has a relative path ignored.
  return join(isAbsolute(configured) ? configured : fallback, "crewkit", "tokens.json");
}

/** Puts a text in a file's place in one step, so that nobody ever reads half of it, and only its owner reads it. */
export async function replaceFile(path: string, text: string): Promise<void> {
  const temporary = `${path}.${randomUUID()}`;
  try {
    await writeSynced(temporary, text);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

async function writeSynced(path: string, text: string): Promise<void> {
  const file = await open(path, "wx", 0o600);
  try {
    await file.writeFile(text);
    // Else a power cut could leave the new name with nothing in it.
    await file.sync();
  } finally {
    await file.close();
  }
}
