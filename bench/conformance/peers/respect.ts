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

/** Redocly Respect with the project's workflows: it finds a mutant if one of them fails. */
export async function createPeer({ spec, runner, heard }: PeerOptions): Promise<Peer> {
  const alarms = new Set<string>();
  const usual = new Map<string, Exchange[]>();
  const commands = respectArguments(runner.url);
  for (const [file, command] of commands) {
    await runner.use();
    heard.length = 0;
    if (!(await passes(command))) alarms.add(file);
    usual.set(file, [...heard]);
  }
  return {
    name: "redocly respect",
    alarms,
    async finds(mutant) {
      for (const [file, command] of commands) {
        // A workflow that would get the same responses as from the correct server is not run again.
        if (alarms.has(file) || !(await changes(mutant, usual.get(file) ?? [], spec))) continue;
        await runner.use(mutant);
        const isRight = await passes(command);
        await runner.use();
        if (!isRight) return true;
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

// Whether a mutant responds differently, or forwards other requests, if the same requests come in the same order.
async function changes({ handle }: Mutant, all: Exchange[], spec: SpecModel): Promise<boolean> {
  const context = { ...spec, memory: new Map<string, string>() };
  for (const { passing, passed } of all) {
    let isOther = false;
    const forward = async (asked: ProxiedRequest): Promise<ProxiedResponse> => {
      isOther ||= asked !== passing;
      return passed;
    };
    const response = await handle(passing, forward, context);
    if (isOther || JSON.stringify(response) !== JSON.stringify(passed)) return true;
  }
  return false;
}
