import { findApiChanges } from "./api-report.ts";

for (const { file } of await findApiChanges({ update: true })) console.log(`wrote ${file}`);
