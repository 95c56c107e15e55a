import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Contract } from "@crewkit/openapi";
import spawn from "nano-spawn";
import type { Plan } from "../plan/plan.ts";
import { listening, spawning } from "./server-process.ts";
import type { Target } from "./target.ts";

/**
 * Starts Prism on a contract, as a process of its own on a free port. It remembers nothing: only what is asked for by
 * its status can be seen.
 *
 * @throws if it ends before it listens.
 */
export async function startPrism(contract: Contract, { actors, stranger }: Plan): Promise<Target> {
  const folder = await mkdtemp(join(tmpdir(), "prism-"));
  const clean = () => rm(folder, { recursive: true, force: true });
  const { said: url, close } = await serve(contract, join(folder, "openapi.json")).catch(async (error: unknown) => {
    await clean();
    throw error;
  });
  const people = [...actors, ...(stranger === undefined ? [] : [stranger])];
  return {
    ...{ name: "prism", url, writes: true, stateless: true, disposable: true },
    tokens: Object.fromEntries(people.map((who) => [who, "a-token-of-any-kind"])),
    powers: {
      prefer: (status) => ({ Prefer: `code=${status}` }),
      // The limits that it tells of are only examples.
      async passTime() {},
    },
    async close() {
      await close();
      await clean();
    },
  };
}

async function serve(contract: Contract, file: string) {
  // With no base path, so that its URLs are as ours.
  await writeFile(file, JSON.stringify({ ...contract, servers: [] }));
  // With `production` it would end at once: a process of its own for its log can't be forked then.
  const env = { NODE_ENV: "development" };
  const running = spawn("prism", ["mock", file, "--port", "0"], { ...spawning, env });
  return listening(running, (line) => /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0]);
}
