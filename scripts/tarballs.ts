import { rmSync } from "node:fs";
import { join } from "node:path";
import { Argument } from "commander";
import { command, main, step } from "./steps/command.ts";
import { writeNpmLock } from "./steps/npm-lock.ts";
import { packPackages } from "./steps/pack.ts";
import { root } from "./steps/project.ts";
import { buildPackage } from "./steps/turbo.ts";

const program = command("pnpm tarballs", "Packs a package and the packages that it needs, to try them without npm.")
  .addArgument(new Argument("<name>").choices(["openapi", "types", "client", "mock", "conformance", "mcp"]))
  .parse();
const [name = ""] = program.args;
const folder = join(root, "dist/tarballs", name);

await main(async () => {
  await buildPackage(name);
  rmSync(folder, { recursive: true, force: true });
  await step("Pack the packages", () => packPackages(["--filter-prod", `@crewkit/${name}...`], folder));
  writeNpmLock(`@crewkit/${name}`, folder);
  console.log(`To install the packages in a project:\nnpm install ${join(folder, "*.tgz")}`);
});
