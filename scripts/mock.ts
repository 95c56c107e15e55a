import { join } from "node:path";
import { bundleOnChange } from "@crewkit/openapi/build";
import { Option } from "commander";
import { closeOnSignal, command, main } from "./steps/command.ts";
import { root } from "./steps/project.ts";
import { buildPackage } from "./steps/turbo.ts";

// The engine parses all other options. `--watch` also updates the bundle when its sources change.
const engines = new Option("--engine <name>").choices(["crewkit", "prism"]).default("crewkit");
const parsed = command("pnpm mock", "")
  .addOption(engines)
  .helpOption(false)
  .allowUnknownOption()
  .allowExcessArguments()
  .parse();
const { engine } = parsed.opts<{ engine: "crewkit" | "prism" }>();
const args = parsed.args;

await main(() => buildPackage("openapi"));
if (args.includes("--watch")) bundleOnChange();
await { crewkit: startCrewkitMock, prism: startPrism }[engine]();

async function startCrewkitMock(): Promise<void> {
  process.argv.splice(2, Number.POSITIVE_INFINITY, ...args);
  await import("@crewkit/mock/cli");
  if (args.includes("--help")) {
    console.log(
      "\nStateless mock:\n  pnpm mock --engine prism               serve the contract with Prism; add --help for its options",
    );
  }
}

async function startPrism(): Promise<void> {
  // Prism always reloads a changed bundle, and rejects the option.
  const options = args.filter((each) => each !== "--watch");
  process.argv.splice(2, Number.POSITIVE_INFINITY, "mock", join(root, "openapi/dist/openapi.json"), ...options);
  // In `production`, Prism exits because it cannot fork its log process.
  process.env.NODE_ENV = "development";
  closeOnSignal();
  await import("@stoplight/prism-cli");
}
