export { buildDocs } from "./build.ts";
export { docsAreOutdated } from "./outdated.ts";
export { type Docs, type DocsOptions, serveDocs } from "./serve.ts";
export { siteUrlWarning } from "./site-url.ts";
