import { readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Change } from "./change.ts";

/**
 * The schemas that are gone, or have another name now. No URL and no body tells, so Redocly sees nothing; but each is a
 * type that programs import by its name.
 */
export async function goneSchemas(before: string, after: string): Promise<Change[]> {
  const [were, are] = await Promise.all([before, after].map(schemas));
  const gone = [...(were ?? [])].filter(([name]) => !are?.has(name));
  return gone.map(([name, file]) => ({
    impact: "major",
    rule: "schema-names",
    message: `Schema \`${name}\` is gone, and with it the type of this name.`,
    subject: "components schemas",
    side: "before",
    file,
    line: 1,
  }));
}

/** The files of a contract's schemas, by the names that the bundle and the types have for them. */
async function schemas(folder: string): Promise<Map<string, string>> {
  const files = await readdir(join(folder, "components/schemas"), { recursive: true }).catch(() => []);
  const yaml = files.filter((file) => file.endsWith(".yaml")).map((file) => file.replaceAll("\\", "/"));
  return new Map(yaml.sort().map((file) => [basename(file, ".yaml"), `components/schemas/${file}`]));
}
