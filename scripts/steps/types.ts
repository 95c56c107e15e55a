import { pathToFileURL } from "node:url";
import openapiTS, { astToString } from "openapi-typescript";
import { bundleFile } from "./bundle.ts";
import { type GeneratedFiles, generatedBanner } from "./project.ts";

/**
 * The TypeScript types of the bundled contract: `paths` and `operations` for openapi-fetch, and each schema under its
 * own name.
 */
export async function typeFiles(): Promise<GeneratedFiles> {
  const ast = await openapiTS(pathToFileURL(bundleFile), {
    rootTypes: true,
    rootTypesNoSchemaPrefix: true,
    defaultNonNullable: false,
  });
  const text = `// ${generatedBanner("openapi/")}\n\n${astToString(ast)}`;
  return new Map([["packages/types/src/generated/contract.ts", text]]);
}
