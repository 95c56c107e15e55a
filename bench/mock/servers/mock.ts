import { pathToFileURL } from "node:url";
import { readServedContract, report } from "./child.ts";

// The published mock. The second argument is its `index.js`.
const { startMock } = (await import(pathToFileURL(process.argv[3] ?? "").href)) as typeof import("@crewkit/mock");
// Validates requests and sends rate limit headers, but never 429.
const { url } = await startMock({ contract: readServedContract(), limits: false });
report(Number(new URL(url).port));
