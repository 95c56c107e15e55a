/** Paths of the pages. Operations are identified by operationId, because their path and tag may change. */
export const pathOf = {
  home: "index.html",
  operation: (operationId: string): string => `reference/${operationId}.html`,
  tag: (slug: string): string => `tags/${slug}.html`,
  schemas: "schemas/index.html",
  schema: (name: string): string => `schemas/${name}.html`,
  schemaFile: (name: string): string => `schemas/${name}.json`,
  guide: (slug: string): string => `guides/${slug}.html`,
  workflow: (slug: string): string => `workflows/${slug}.html`,
  arazzo: (slug: string): string => `workflows/${slug}.arazzo.yaml`,
  tagContract: (slug: string): string => `openapi/${slug}.json`,
  contractIndex: "openapi/index.json",
  changes: "guides/changes.html",
  changeList: (version: string): string => `changes/${version}.html`,
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
