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
