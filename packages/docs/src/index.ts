export { buildDocs } from "./build.ts";
export { packageCommands } from "./commands.ts";
export { type Docs, type DocsOptions, serveDocs } from "./serve.ts";
export { siteUrl } from "./urls.ts";
