import { existsSync, globSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import {
  changesFolder,
  contractJson,
  contractReadme,
  homeFile,
  packageFolder,
  robotsFile,
  workflowsFolder,
} from "./files.ts";
import { robotsText } from "./machine-readable/index.ts";
import { siteUrl } from "./site-url.ts";

/**
 * Returns whether the site has to be rebuilt: it is missing, was built for another URL, or is older than a source, or a
 * source is missing.
 */
export function docsAreOutdated(): boolean {
  if (!existsSync(robotsFile) || readFileSync(robotsFile, "utf8") !== robotsText(siteUrl())) return true;
  const built = modifiedAt(homeFile);
  return [contractJson, ...sources()].some((source) => {
    const changed = modifiedAt(source);
    return built === undefined || changed === undefined || built < changed;
  });
}

// Includes the mock, which the pages contain.
function sources(): string[] {
  const files = globSync(["{.,../codegen,../mock,../types,../../openapi}/src/**/*", "guides/*.md"], {
    cwd: packageFolder,
  });
  const documents = [changesFolder, workflowsFolder].flatMap((cwd) =>
    globSync("*.yaml", { cwd }).map((name) => join(cwd, name)),
  );
  return [
    ...files.filter((name) => !/\.test\.ts$|\/testing\//.test(name)).map((name) => join(packageFolder, name)),
    ...documents,
    contractReadme,
  ];
}

function modifiedAt(file: string): number | undefined {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs;
}
