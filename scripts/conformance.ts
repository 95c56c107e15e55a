import { main } from "./steps/command.ts";
import { buildPackage } from "./steps/turbo.ts";

// The CLI of the conformance package, with an up-to-date bundle.
await main(() => buildPackage("openapi"));
await import("@crewkit/conformance/cli");
