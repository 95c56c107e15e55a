import { join } from "node:path";
import {
  type Mutant,
  type ProxiedRequest,
  type ProxiedResponse,
  respectArguments,
  type SpecModel,
} from "@crewkit/conformance/testing";
import spawn from "nano-spawn";
import type { Exchange, Peer, PeerOptions } from "../peer.ts";

/** Redocly Respect with the project's workflows. It kills a mutant if a workflow fails. */
export async function createPeer({ spec, runner, exchanges }: PeerOptions): Promise<Peer> {
  const falsePositives = new Set<string>();
  const baseline = new Map<string, Exchange[]>();
  const commands = respectArguments(runner.url);
  for (const [file, command] of commands) {
    await runner.use();
    exchanges.length = 0;
    if (!(await passes(command))) falsePositives.add(file);
    baseline.set(file, [...exchanges]);
  }
  return {
    name: "redocly respect",
    falsePositives,
    async kills(mutant) {
      for (const [file, command] of commands) {
        // Skip workflows that would receive the same responses as from the correct server.
        if (falsePositives.has(file) || !(await changes(mutant, baseline.get(file) ?? [], spec))) continue;
        await runner.use(mutant);
        const passed = await passes(command);
        await runner.use();
        if (!passed) return true;
      }
      return false;
    },
  };
}

async function passes(command: string[]): Promise<boolean> {
  return spawn("redocly", command, { preferLocal: true, cwd: join(import.meta.dirname, "../..") }).then(
    () => true,
    () => false,
  );
}

// True if a mutant responds differently or forwards other requests for the same sequence of requests.
async function changes({ handle }: Mutant, all: Exchange[], spec: SpecModel): Promise<boolean> {
  const context = { ...spec, memory: new Map<string, string>() };
  for (const { request, response } of all) {
    let forwardsOther = false;
    const forward = async (forwarded: ProxiedRequest): Promise<ProxiedResponse> => {
      forwardsOther ||= forwarded !== request;
      return response;
    };
    const mutated = await handle(request, forward, context);
    if (forwardsOther || JSON.stringify(mutated) !== JSON.stringify(response)) return true;
  }
  return false;
}
