import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Contract } from "@crewkit/openapi";
import spawn from "nano-spawn";
import type { Plan } from "../base/plan.ts";
import { listActors } from "../base/plan.ts";
import type { Target } from "../base/target.ts";
import { waitForServer } from "./server-process.ts";

/** Starts Prism on a free port. Throws if Prism is not installed, or if the process exits before it listens. */
export async function startPrism(contract: Contract, plan: Plan): Promise<Target> {
  const command = findPrism();
  const folder = await mkdtemp(join(tmpdir(), "prism-"));
  const file = join(folder, "openapi.json");
  // Without servers, Prism adds no base path.
  const { servers: _, ...document } = contract;
  // Prism would resolve references in extensions.
  await writeFile(
    file,
    JSON.stringify(document, (key, value) => (key.startsWith("x-") ? undefined : value)),
  );
  // In `production`, Prism exits because it cannot fork its log process.
  const env = { NODE_ENV: "development" };
  const subprocess = spawn(process.execPath, [command, "mock", file, "--port", "0"], { env });
  const { match, close } = await waitForServer(subprocess, /http:\/\/127\.0\.0\.1:\d+/);
  return {
    name: "prism",
    url: match[0],
    writes: true,
    stateless: true,
    disposable: true,
    tokens: Object.fromEntries(listActors(plan).map((actor) => [actor, "any-token"])),
    // Prism's rate limit headers are only examples.
    capabilities: { async advanceClock() {} },
    async close() {
      await close();
      await rm(folder, { recursive: true });
    },
  };
}

/** Finds Prism, which is an optional peer dependency because it is large. */
function findPrism(): string {
  try {
    return createRequire(import.meta.url).resolve("@stoplight/prism-cli");
  } catch {
    throw new Error("Prism is not installed. Install it with `npm install --save-dev @stoplight/prism-cli`.");
  }
}
