import { existsSync, globSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { siteAddress } from "./address.ts";
import { changesFolder, contractJson, folder, home, robots } from "./files.ts";
import { robotsText } from "./machines/index.ts";

/**
 * Whether the site has to be built: it is missing, built for another address, or older than what it is made from, or that
 * is missing.
 */
export function docsAreStale(): boolean {
  if (!existsSync(robots) || readFileSync(robots, "utf8") !== robotsText(siteAddress())) return true;
  const built = changedAt(home);
  return [contractJson, ...sources()].some((source) => {
    const changed = changedAt(source);
    return built === undefined || changed === undefined || built < changed;
  });
}

// The sources of the pages, and of the mock inside them. After a pull they may be newer than the site.
function sources(): string[] {
  const files = globSync(["{.,../mock,../types,../../openapi}/src/**/*", "guides/*.md"], { cwd: folder });
  const records = globSync("*.yaml", { cwd: changesFolder }).map((name) => join(changesFolder, name));
  return [
    ...files.filter((name) => !/\.test\.ts$|\/testing\//.test(name)).map((name) => join(folder, name)),
    ...records,
  ];
}

function changedAt(file: string): number | undefined {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs;
}
