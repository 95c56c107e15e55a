import { readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { stringify } from "yaml";
import { type GeneratedFiles, generatedBanner } from "./project.ts";
import { readWorldFile, worldFolder } from "./world.ts";

const sources = join(worldFolder, "examples");

/** The folder that `pnpm generate` owns, relative to the root. */
export const examplesFolder = "openapi/components/examples";

/**
 * Writes out the example world as OpenAPI Example Objects, a file each: `world/examples/<tag>.yaml` says what an
 * example is made of, by `$ref`s into the world. A `$ref` inside an example's `value` would not be resolved by anybody
 * (OpenAPI 3.1, section 4.8.19), so each file holds the whole.
 */
export async function exampleFiles(): Promise<GeneratedFiles> {
  const files: GeneratedFiles = new Map();
  for (const name of (await readdir(sources)).sort()) {
    for (const [key, example] of Object.entries(readWorldFile(join(sources, name)))) {
      const path = `${examplesFolder}/${basename(name, ".yaml")}/${key}.yaml`;
      files.set(path, `# ${generatedBanner("openapi/world/")}\n${stringify(example, yamlStyle)}`);
    }
  }
  return files;
}

// YAML 1.1 quotes timestamps, which some readers would turn into dates. Without aliases, a person who appears twice is
// written twice.
const yamlStyle = { version: "1.1", aliasDuplicateObjects: false, lineWidth: 118 } as const;
