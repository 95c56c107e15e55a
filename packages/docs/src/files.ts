import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const folder: string = join(import.meta.dirname, "..");

export const site: string = join(folder, "dist");

export const home: string = join(site, "index.html");

export const notFound: string = join(site, "404.html");

/** What names the address that the site was built for. */
export const robots: string = join(site, "robots.txt");

/** The guides, as they are written. */
export const guidesFolder: string = join(folder, "guides");

/** The bundled contract as JSON, from which the site is made. */
export const contractJson: string = fileURLToPath(import.meta.resolve("@crewkit/openapi/openapi.json"));

export const contractYaml: string = fileURLToPath(import.meta.resolve("@crewkit/openapi/openapi.yaml"));

/** What changed in the contract from version to version, a file each. */
export const changesFolder: string = join(dirname(contractJson), "../changes");
