import { randomUUID } from "node:crypto";
import { open, rename, rm } from "node:fs/promises";
import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";

/** Follows the XDG Base Directory Specification, or uses the roaming profile on Windows. */
export function defaultTokenPath({ platform, env }: Pick<NodeJS.Process, "platform" | "env"> = process): string {
  const [configured = "", fallback] =
    platform === "win32"
      ? [env.APPDATA, join(homedir(), "AppData", "Roaming")]
      : [env.XDG_CONFIG_HOME, join(homedir(), ".config")];
  // The specification says to ignore relative paths.
  return join(isAbsolute(configured) ? configured : fallback, "crewkit", "tokens.json");
}

/** Replaces a file atomically. */
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
    // A power failure could otherwise leave an empty file.
    await file.sync();
  } finally {
    await file.close();
  }
}
