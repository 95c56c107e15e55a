import { bundleIfStale } from "./steps/build.ts";
import { main } from "./steps/command.ts";

// The suite's own command line, over a fresh bundle.
await main(bundleIfStale);
await import("@crewkit/conformance/cli");
