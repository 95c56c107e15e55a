import { join } from "node:path";
import { bundleOnChange } from "@crewkit/openapi/build";
import { Option } from "commander";
import { closeOnSignal, command, main } from "./steps/command.ts";
import { checkPort, parsePort, startOnPort } from "./steps/port.ts";
import { root } from "./steps/project.ts";
import { buildPackage } from "./steps/turbo.ts";

// The engine parses all other options. `--watch` also updates the bundle when its sources change.
const engines = new Option("--engine <name>").choices(["crewkit", "prism"]).default("crewkit");
const parsed = passOptions("pnpm mock").addOption(engines).parse();
const { engine } = parsed.opts<{ engine: "crewkit" | "prism" }>();
const args = parsed.args;

await main(() => buildPackage("openapi"));
if (args.includes("--watch")) bundleOnChange();
await main({ crewkit: startCrewkitMock, prism: startPrism }[engine]);

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
  const prism = passOptions("pnpm mock --engine prism")
    .option("-p, --port <number>", "", parsePort)
    // Prism always reloads a changed bundle, and rejects the option.
    .option("--watch")
    .parse(args, { from: "user" });
  const { port: requestedPort } = prism.opts<{ port?: number }>();
  // Checked here, because Prism prints its help if the port is in use.
  const port = await startOnPort({ name: "mock", defaultPort: 4010, requestedPort, flag: "--port" }, checkPort);
  const contract = join(root, "openapi/dist/openapi.json");
  process.argv.splice(2, Number.POSITIVE_INFINITY, "mock", contract, "--port", String(port), ...prism.args);
  // In `production`, Prism exits because it cannot fork its log process.
  process.env.NODE_ENV = "development";
  closeOnSignal();
  await import("@stoplight/prism-cli");
}

/** Creates a command that accepts options that it does not define. */
function passOptions(name: string) {
  return command(name, "").helpOption(false).allowUnknownOption().allowExcessArguments();
}
