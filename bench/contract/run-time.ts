import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import type { Generator } from "./generators.ts";
import type { Sample } from "./samples.ts";

/** The method that zod 3 and zod 4 share. */
interface ZodSchema {
  safeParse(
    value: unknown,
  ): { success: true } | { success: false; error: { issues: { path: unknown[]; message: string }[] } };
}

/** Parses samples with the generated schemas. Returns the reason for each rejected sample. */
export async function parseSamples(
  folder: string,
  { module, response }: NonNullable<Generator["schemas"]>,
  samples: Sample[],
): Promise<[Sample, string][]> {
  const outfile = join(folder, "schemas.mjs");
  await build({
    entryPoints: [join(folder, module)],
    outfile,
    bundle: true,
    format: "esm",
    platform: "node",
    logLevel: "error",
    // CommonJS dependencies call `require`.
    banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
  });
  const schemas = await import(pathToFileURL(outfile).href);
  return samples.flatMap((sample): [Sample, string][] => {
    const schema = response(schemas, sample) as ZodSchema | undefined;
    const result = schema?.safeParse(sample.value);
    if (result?.success) return [];
    const [issue] = result?.error.issues ?? [];
    return [[sample, issue ? `${issue.path.join(".")}: ${issue.message}` : "There is no schema for this response."]];
  });
}
