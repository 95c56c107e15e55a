import { bundleIfStale } from "./steps/build.ts";
import { main } from "./steps/command.ts";
import { rebundleOnChange } from "./steps/rebundle.ts";

// The mock's own command line, over a fresh bundle; with `--watch` the bundle follows its sources.
await main(bundleIfStale);
if (process.argv.includes("--watch")) rebundleOnChange();
await import("@crewkit/mock/cli");
