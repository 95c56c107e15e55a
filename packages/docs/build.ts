import { buildDocs } from "./src/index.ts";

await buildDocs();
