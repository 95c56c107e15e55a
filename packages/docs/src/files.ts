import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const packageFolder: string = join(import.meta.dirname, "..");

export const siteFolder: string = join(packageFolder, "dist");

export const homeFile: string = join(siteFolder, "index.html");

export const notFoundFile: string = join(siteFolder, "404.html");

/** What names the address that the site was built for. */
export const robotsFile: string = join(siteFolder, "robots.txt");

/** The guides, as they are written. */
export const guidesFolder: string = join(packageFolder, "guides");

/** The bundled contract as JSON, from which the site is made. */
export const contractJson: string = fileURLToPath(import.meta.resolve("@crewkit/openapi/openapi.json"));

export const contractYaml: string = fileURLToPath(import.meta.resolve("@crewkit/openapi/openapi.yaml"));

/** What changed in the contract from version to version, a file each. */
export const changesFolder: string = join(dirname(contractJson), "../changes");
