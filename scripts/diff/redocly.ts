import { join, relative, resolve } from "node:path";
import { root } from "../steps/project.ts";
import { toolJson } from "../steps/tool.ts";
import type { Place, RawChange } from "./change.ts";

/** What Redocly finds between two contracts, each in the folder of its `openapi.yaml`. */
export interface Difference {
  from: string;
  to: string;
  changes: RawChange[];
}

/** Lists the changes from one contract to another, rated by Redocly's rules. */
export async function listChanges(before: string, after: string): Promise<Difference> {
  const { infoVersions, changes } = (await toolJson("redocly", [
    "diff",
    join(before, "openapi.yaml"),
    join(after, "openapi.yaml"),
    `--config=${join(import.meta.dirname, "redocly.yaml")}`,
    "--format=json",
    "--fail-on=none",
  ])) as Report;
  return {
    from: infoVersions.base,
    to: infoVersions.revision,
    changes: changes.filter((change) => !isVersion(change)).map((change) => placed(change, before, after)),
  };
}

interface Report {
  infoVersions: { base: string; revision: string };
  changes: RawChange[];
}

// The version is what the changes are held against, and none of them.
function isVersion({ typeName, property }: RawChange): boolean {
  return typeName === "Info" && property === "version";
}

function placed({ base, revision, ...change }: RawChange, before: string, after: string): RawChange {
  return {
    ...change,
    ...(base && { base: below(base, before) }),
    ...(revision && { revision: below(revision, after) }),
  };
}

// Redocly names files as seen from where it runs.
function below(place: Place, folder: string): Place {
  return { ...place, file: relative(folder, resolve(root, place.file)).replaceAll("\\", "/") };
}
