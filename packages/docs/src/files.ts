import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** This package's folder. */
export const folder: string = join(import.meta.dirname, "..");

/** The site: the page and, beside it, the contract to download. */
export const site: string = join(folder, "dist");

/** The page. */
export const page: string = join(site, "index.html");

/** The options of Redoc, each with its reason. */
export const config: string = join(folder, "redoc.yaml");

/** The bundled contract as JSON, from which the page is made. */
export const bundle: string = fileURLToPath(import.meta.resolve("@crewkit/openapi/openapi.json"));

/** The bundled contract as YAML. */
export const bundleYaml: string = fileURLToPath(import.meta.resolve("@crewkit/openapi/openapi.yaml"));
