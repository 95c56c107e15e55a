export { buildDocs } from "./build.ts";
export { type Docs, type DocsOptions, serveDocs } from "./serve.ts";
export { siteUrl, siteUrlWarning } from "./urls.ts";
