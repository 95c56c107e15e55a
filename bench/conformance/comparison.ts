import type { Plan, Target } from "@crewkit/conformance";
import { createSpecModel, isKilled, listMutants, type Mutant, startMutantRunner } from "@crewkit/conformance/testing";
import type { Contract } from "@crewkit/openapi";
import { readWorkflows } from "@crewkit/openapi/node";
import { table } from "../tools/metrics.ts";
import type { CreatePeer, Exchange, Peer } from "./peer.ts";

export interface Comparison {
  text: string;
  survived: string[];
}

interface MutantResult {
  mutant: Mutant;
  killedBy: Set<string>;
}

const suiteName = "this suite";

/** Runs the suite and other tools against every nth mutant. */
export async function compare(contract: Contract, plan: Plan, target: Target, step: number): Promise<Comparison> {
  const exchanges: Exchange[] = [];
  const runner = await startMutantRunner({
    contract,
    plan,
    target,
    workflows: readWorkflows(),
    listen: (request, response) => exchanges.push({ request, response }),
  });
  const options = { runner, exchanges, spec: createSpecModel(contract, plan) };
  const peers: Peer[] = [];
  for (const name of ["response-validator", "prism", "respect"]) {
    // A variable, so that type checks pass without the peers installed.
    const { createPeer }: { createPeer: CreatePeer } = await import(`./peers/${name}.ts`);
    peers.push(await createPeer(options));
  }
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
    for (const peer of peers) if (await peer.kills(mutant, { mutant: mutated, correct })) killedBy.add(peer.name);
    mutantResults.push({ mutant, killedBy });
  }
  await runner.close();
  await Promise.all(peers.map((peer) => peer.close?.()));
  return { text: formatTable([suite, ...peers], mutantResults), survived };
}

function formatTable(tools: Pick<Peer, "name" | "falsePositives">[], mutantResults: MutantResult[]): string {
  const count = (name: string, kind: Mutant["kind"]) => {
    const ofKind = mutantResults.filter(({ mutant }) => mutant.kind === kind);
    return `${ofKind.filter(({ killedBy }) => killedBy.has(name)).length} of ${ofKind.length}`;
  };
  const lines = tools.map(({ name, falsePositives }) => [
    name,
    count(name, "response"),
    count(name, "behavior"),
    String(falsePositives.size),
  ]);
  return table([["", "response mutants killed", "behavior mutants killed", "false positives"], ...lines]);
}
