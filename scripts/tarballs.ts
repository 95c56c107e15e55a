import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Argument } from "commander";
import { command, main, step } from "./steps/command.ts";
import { packPackages } from "./steps/pack.ts";
import { root } from "./steps/project.ts";
import { tool } from "./steps/tool.ts";
import { buildPackage } from "./steps/turbo.ts";

const program = command("pnpm tarballs", "Packs a package and the packages that it needs, to try them without npm.")
  .addArgument(new Argument("<name>").choices(["openapi", "types", "client", "mock", "conformance", "mcp"]))
  .option("--lock", "also write a package-lock.json with the current versions of all dependencies, for `npm ci`")
  .parse();
const [name = ""] = program.args;
const { lock } = program.opts<{ lock?: true }>();
const folder = join(root, "dist/tarballs", name);

await main(async () => {
  await buildPackage(name);
  rmSync(folder, { recursive: true, force: true });
  await step("Pack the packages", () => packPackages(["--filter-prod", `@crewkit/${name}...`], folder));
  if (lock) {
    const tarballs = readdirSync(folder).map((file) => join(folder, file));
    // Without --prefix, npm would use the package.json in the root.
    const options = ["--prefix", folder, "--package-lock-only", "--ignore-scripts", "--no-audit", "--no-fund"];
    await step("Lock the dependencies", () => tool("npm", ["install", ...options, ...tarballs]));
  }
  console.log(`To install the packages in a project:\nnpm install ${join(folder, "*.tgz")}`);
});
