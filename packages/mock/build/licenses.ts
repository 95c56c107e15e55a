import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The licenses of the bundled packages, which their authors require in copies. `files` are relative to the folder. */
export function readLicenses(folder: string, files: string[]): string {
  const packages = new Set(
    files.map((file) => /^.*node_modules\/((@[^/]+\/)?[^/]+)/.exec(file)?.[0]).filter((each) => each !== undefined),
  );
  return [...packages]
    .sort()
    .map((path) => {
      const [file = ""] = readdirSync(join(folder, path)).filter((name) => /^license/i.test(name));
      return `${path.replace(/^.*node_modules\//, "")}\n\n${readFileSync(join(folder, path, file), "utf8")}`;
    })
    .join("\n---\n\n");
}
