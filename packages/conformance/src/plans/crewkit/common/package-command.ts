import { readFileSync } from "node:fs";
import { join } from "node:path";
import { quote } from "../../../report/curl.ts";

/** The command that starts a package of the repository: the installed package, or from a clone, its script in any folder. */
export function packageCommand(name: "conformance" | "mock"): string {
  // The bundle has other files.
  const isClone = import.meta.filename.endsWith(join("src", "plans", "crewkit", "common", "package-command.ts"));
  if (!isClone) return `npx @crewkit/${name}`;
  const root = join(import.meta.dirname, "../../../../../..");
  const { packageManager } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  return `npx --yes ${packageManager} --silent --dir ${quote(root)} ${name}`;
}
