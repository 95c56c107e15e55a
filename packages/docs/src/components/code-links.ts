import { methodAndPath } from "../model/operation.ts";
import { perSite } from "../model/per-site.ts";
import type { Site } from "../model/site.ts";
import { pathOf, relativeUrl } from "./links.ts";
import type { CodeLinker } from "./prose.ts";

/** Links inline code to pages: `GET /health` and `getHealth` to the operation, `Session` to the schema. */
export function createCodeLinker(site: Site, from: string): CodeLinker {
  return (code) => {
    const target = linkTargets(site).get(code.replace(/^([A-Z]+ [^?]*)\?.*$/, "$1"));
    return target && target !== from ? relativeUrl(target, from) : undefined;
  };
}

const linkTargets = perSite(
  ({ operations, schemas }) =>
    new Map([
      ...[...schemas.keys()].map((name) => [name, pathOf.schema(name)] as const),
      ...[...operations.values()].flatMap(({ operationId, method, path }) => [
        [operationId, pathOf.operation(operationId)] as const,
        [methodAndPath({ method, path }), pathOf.operation(operationId)] as const,
      ]),
    ]),
);
