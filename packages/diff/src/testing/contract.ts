import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

const folder = join(import.meta.dirname, "contract");

/** The text of each file of a small contract, by its path in a repository. */
export const smallContract: Record<string, string> = Object.fromEntries(
  globSync("**/*.*", { cwd: folder }).map((path) => [
    `openapi/${path.replaceAll("\\", "/")}`,
    readFileSync(join(folder, path), "utf8"),
  ]),
);
