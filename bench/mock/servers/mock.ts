import { pathToFileURL } from "node:url";
import { readServedContract, report } from "./child.ts";

// The mock as its users have it: the second argument is the entry of its packed files.
const { startMock } = (await import(pathToFileURL(process.argv[3] ?? "").href)) as typeof import("@crewkit/mock");
// Requests are counted and validated, and have rate limit headers. Only the 429 is off.
const { url } = await startMock({ contract: readServedContract(), limits: false });
report(Number(new URL(url).port));
