import { methodAndPath } from "../model/operation.ts";
import type { Site } from "../model/site.ts";
import type { CodeLinker } from "./prose.ts";

/** Paths of the pages. Operations are identified by operationId, because their path and tag may change. */
export const pathOf = {
  home: "index.html",
  operation: (operationId: string): string => `reference/${operationId}.html`,
  tag: (slug: string): string => `tags/${slug}.html`,
  schemas: "schemas/index.html",
  schema: (name: string): string => `schemas/${name}.html`,
  guide: (slug: string): string => `guides/${slug}.html`,
  workflow: (slug: string): string => `workflows/${slug}.html`,
  arazzo: (slug: string): string => `workflows/${slug}.arazzo.yaml`,
  tagContract: (slug: string): string => `openapi/${slug}.json`,
  contractIndex: "openapi/index.json",
  changes: "guides/changes.html",
  redoc: "redoc/index.html",
  notFound: "404.html",
};

export function markdownPath(path: string): string {
  return path.replace(/html$/, "md");
}

/** Returns a link from one page to another. Relative links also work in files. */
export function relativeUrl(target: string, from: string): string {
  return "../".repeat(from.split("/").length - 1) + target;
}

/** Links inline code to pages: `GET /health` and `getHealth` to the operation, `Session` to the schema. */
export function createCodeLinker(site: Site, from: string): CodeLinker {
  return (code) => {
    const target = linkTargets(site).get(code.replace(/^([A-Z]+ [^?]*)\?.*$/, "$1"));
    return target && target !== from ? relativeUrl(target, from) : undefined;
  };
}

const targetsBySite = new WeakMap<Site, Map<string, string>>();

function linkTargets(site: Site): Map<string, string> {
  const targets = targetsBySite.get(site) ?? readTargets(site);
  targetsBySite.set(site, targets);
  return targets;
}

function readTargets({ operations, schemas }: Site): Map<string, string> {
  return new Map([
    ...[...schemas.keys()].map((name) => [name, pathOf.schema(name)] as const),
    ...[...operations.values()].flatMap(({ operationId, method, path }) => [
      [operationId, pathOf.operation(operationId)] as const,
      [methodAndPath({ method, path }), pathOf.operation(operationId)] as const,
    ]),
  ]);
}
