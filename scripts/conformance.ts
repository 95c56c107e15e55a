import { bundleIfOutdated } from "./steps/build.ts";
import { main } from "./steps/command.ts";

// The CLI of the conformance package, with an up-to-date bundle.
await main(bundleIfOutdated);
await import("@crewkit/conformance/cli");
