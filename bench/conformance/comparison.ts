import type { Plan, Target } from "@crewkit/conformance";
import {
  createSpecModel,
  isKilled,
  listMutants,
  type Mutant,
  type MutantRunner,
  type ProxiedRequest,
  type ProxiedResponse,
  type SpecModel,
  startMutantRunner,
} from "@crewkit/conformance/testing";
import type { Contract } from "@crewkit/openapi";
import { readWorkflows } from "@crewkit/openapi/node";

export interface Exchange {
  request: ProxiedRequest;
  response: ProxiedResponse;
}

export interface Peer {
  name: string;
  /**
   * Returns true if the tool kills a mutant. The tool can send its own requests, or check the exchanges with the mutant and
   * with the correct server in the same part of a run.
   */
  kills(mutant: Mutant, mutated: Exchange[], correct: Exchange[]): Promise<boolean>;
  falsePositives: Set<string>;
  close?(): void;
}

export interface PeerOptions {
  spec: SpecModel;
  runner: MutantRunner;
  exchanges: Exchange[];
}

const suiteName = "this suite";

/** Runs the suite and other tools against every nth mutant. Returns the mutants that survive the suite. */
export async function compare(contract: Contract, plan: Plan, target: Target, step: number): Promise<string[]> {
  const exchanges: Exchange[] = [];
  const runner = await startMutantRunner({
    contract,
    plan,
    target,
    workflows: readWorkflows(),
    listen: (request, response) => exchanges.push({ request, response }),
  });
  // A variable, so that type checks pass without the peers installed.
  const peersFile = "./peers.ts";
  const { createPeers }: { createPeers(options: PeerOptions): Promise<Peer[]> } = await import(peersFile);
  const peers = await createPeers({ runner, exchanges, spec: createSpecModel(contract, plan) });
  const suite = { name: suiteName, falsePositives: new Set<string>() };
  const mutantResults: MutantResult[] = [];
  const survived: string[] = [];
  const record = async <T>(run: () => Promise<T>): Promise<[T, Exchange[]]> => {
    exchanges.length = 0;
    return [await run(), [...exchanges]];
  };
  const selected = (await listMutants()).filter((_, index) => index % step === 0);
  for (const [name, mutant] of selected) {
    const [correctResults, correct] = await record(() => runner.runUnmodified(mutant.only));
    const [results, mutated] = await record(() => runner.run(mutant));
    for (const result of correctResults) if (result.outcome === "failed") suite.falsePositives.add(result.name);
    const killedBy = new Set<string>(isKilled(mutant, results) ? [suiteName] : []);
    if (!killedBy.has(suiteName)) survived.push(`${name}: ${mutant.description}`);
    for (const peer of peers) if (await peer.kills(mutant, mutated, correct)) killedBy.add(peer.name);
    mutantResults.push({ mutant, killedBy });
  }
  await runner.close();
  for (const peer of peers) peer.close?.();
  printComparison([suite, ...peers], mutantResults);
  return survived;
}

interface MutantResult {
  mutant: Mutant;
  killedBy: Set<string>;
}

function printComparison(tools: Pick<Peer, "name" | "falsePositives">[], results: MutantResult[]): void {
  const rows = tools.map(({ name, falsePositives }) => {
    const killed = (["response", "behavior"] as const).map((kind) => {
      const ofKind = results.filter(({ mutant }) => mutant.kind === kind);
      const count = ofKind.filter(({ killedBy }) => killedBy.has(name)).length;
      return [`${kind} mutants killed, of ${ofKind.length}`, count];
    });
    return [name, { ...Object.fromEntries(killed), "false positives": falsePositives.size }];
  });
  console.table(Object.fromEntries(rows));
}
