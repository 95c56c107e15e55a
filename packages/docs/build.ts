import { buildDocs, siteUrlWarning } from "./src/index.ts";

await buildDocs();
const warning = siteUrlWarning();
if (warning) console.error(warning);
