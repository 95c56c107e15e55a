import { bundleIfOutdated } from "./steps/build.ts";
import { main } from "./steps/command.ts";
import { rebundleOnChange } from "./steps/rebundle.ts";

// The CLI of the mock package, with an up-to-date bundle. `--watch` updates the bundle when its sources change.
await main(bundleIfOutdated);
if (process.argv.includes("--watch")) rebundleOnChange();
await import("@crewkit/mock/cli");
