import spawn from "nano-spawn";
import { packageManager, root } from "./project.ts";

/** Packs the workspace packages that match the filters of pnpm into a folder. */
export async function packPackages(filters: string[], folder: string, repository = root): Promise<void> {
  const args = ["--yes", packageManager, "-r", ...filters, "pack", "--pack-destination", folder];
  await spawn("npx", args, { cwd: repository });
}
