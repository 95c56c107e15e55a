import { globSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import spawn from "nano-spawn";
import manifest from "../../package.json" with { type: "json" };
import type { Metric } from "../tools/metrics.ts";

const packages = ["mcp", "client", "mock", "openapi", "types"];

/** Packs the packages and installs them with npm. Returns the path of the installed program. */
export async function measureInstallation(folder: string): Promise<{ command: string; metrics: Metric[] }> {
  const filters = packages.flatMap((name) => ["--filter", `@crewkit/${name}`]);
  const root = join(import.meta.dirname, "../..");
  await spawn("npx", ["--yes", manifest.packageManager, "-r", ...filters, "pack", "--pack-destination", folder], {
    cwd: root,
  });
  const tarballs = globSync("*.tgz", { cwd: folder }).map((file) => `./${file}`);
  await spawn("npm", ["install", "--no-package-lock", "--prefix", folder, ...tarballs], { cwd: folder });
  const modules = join(folder, "node_modules");
  const { packages: installed } = JSON.parse(readFileSync(join(modules, ".package-lock.json"), "utf8"));
  const files = globSync("**/*", { cwd: modules, withFileTypes: true }).filter((file) => file.isFile());
  const bytes = files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
  return {
    command: join(modules, "@crewkit/mcp/dist/cli.js"),
    metrics: [
      { name: "installed packages", value: Object.keys(installed).length, max: 25 },
      { name: "installed files", value: bytes / 1_000_000, unit: "MB", max: 15 },
    ],
  };
}
