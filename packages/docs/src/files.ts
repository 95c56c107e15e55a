import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const packageFolder: string = join(import.meta.dirname, "..");

export const repositoryFolder: string = join(packageFolder, "../..");

export const rootManifest: string = join(repositoryFolder, "package.json");

export const siteFolder: string = join(packageFolder, "dist");

export const homeFile: string = join(siteFolder, "index.html");

export const notFoundFile: string = join(siteFolder, "404.html");

export const guidesFolder: string = join(packageFolder, "guides");

const contractJson = fileURLToPath(import.meta.resolve("@crewkit/openapi/openapi.json"));

/** The contract in all formats. */
export const contractFiles: string[] = [
  "openapi.yaml",
  "openapi.json",
  "openapi-3.0.json",
  "openapi-dereferenced.json",
].map((name) => join(dirname(contractJson), name));

export const sampleDataFile: string = fileURLToPath(import.meta.resolve("@crewkit/openapi/world.json"));

export const changesFolder: string = join(dirname(contractJson), "../changes");

export const contractChangelog: string = join(dirname(contractJson), "../CHANGELOG.md");

export const contractReadme: string = join(dirname(contractJson), "../README.md");

export const errorMatrixFile: string = join(dirname(contractJson), "../error-matrix.yaml");

export const workflowsFolder: string = join(dirname(contractJson), "../workflows");

/** Rendered from `social-card.svg` in a browser with the fonts of the site, at 1200 by 630 pixels. */
export const socialCardImage: string = join(packageFolder, "images/social-card.png");
