import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Contract } from "@crewkit/openapi";
import spawn from "nano-spawn";
import type { Plan } from "../plan/plan.ts";
import { spawnOptions, waitForServer } from "./server-process.ts";
import type { Target } from "./target.ts";

/**
 * Starts Prism on a contract, as a process of its own on a free port. It remembers nothing: only what is asked for by
 * its status can be seen.
 *
 * @throws if it ends before it listens.
 */
export async function startPrism(contract: Contract, { actors, outsider }: Plan): Promise<Target> {
  const folder = await mkdtemp(join(tmpdir(), "prism-"));
  const removeFolder = () => rm(folder, { recursive: true, force: true });
  const { output: url, close } = await serve(contract, join(folder, "openapi.json")).catch(async (error: unknown) => {
    await removeFolder();
    throw error;
  });
  const users = [...actors, ...(outsider === undefined ? [] : [outsider])];
  return {
    ...{ name: "prism", url, writes: true, stateless: true, disposable: true },
    tokens: Object.fromEntries(users.map((actor) => [actor, "a-token-of-any-kind"])),
    capabilities: {
      prefer: (status) => ({ Prefer: `code=${status}` }),
      // The limits that it tells of are only examples.
      async advanceClock() {},
    },
    async close() {
      await close();
      await removeFolder();
    },
  };
}

async function serve(contract: Contract, file: string) {
  // With no base path, so that its URLs are as ours.
  await writeFile(file, JSON.stringify({ ...contract, servers: [] }));
  // With `production` it would end at once: a process of its own for its log can't be forked then.
  const env = { NODE_ENV: "development" };
  const subprocess = spawn("prism", ["mock", file, "--port", "0"], { ...spawnOptions, env });
  return waitForServer(subprocess, (line) => /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0]);
}
