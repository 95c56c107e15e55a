import { bundleIfStale } from "./steps/build.ts";
import { main } from "./steps/command.ts";

// The CLI of the conformance package, with an up-to-date bundle.
await main(bundleIfStale);
await import("@crewkit/conformance/cli");
