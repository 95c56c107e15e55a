import { crewkit, prepareSuite, type Target } from "@crewkit/conformance";
import {
  createMutantRunner,
  isKilled,
  type MockRequest,
  type MockResponse,
  mutants,
  type SpecModel,
} from "@crewkit/conformance/testing";
import type { Contract } from "@crewkit/openapi";

interface Exchange {
  request: MockRequest;
  response: MockResponse;
}

export interface Peer {
  name: string;
  /** Returns the failures in responses. */
  check(exchange: Exchange): Promise<string[]>;
  close?(): void;
}

/**
 * Runs the suite against every nth mutant, and other tools on the same responses. A tool kills a mutant if it reports a failure
 * that it does not report for the correct mock. Returns the mutants that survive the suite.
 */
export async function compare(contract: Contract, target: Target, step: number): Promise<string[]> {
  const suite = prepareSuite({ contract, plan: crewkit, target });
  let exchanges: Exchange[] = [];
  const runMutant = createMutantRunner(suite, (request, response) => exchanges.push({ request, response }));
  // A variable, so that type checks pass without the peers installed.
  const peersFile = "./peers.ts";
  const { createPeers }: { createPeers(spec: SpecModel): Promise<Peer[]> } = await import(peersFile);
  const peers = await createPeers(suite.spec);
  const falsePositives = new Map(peers.map((peer) => [peer, new Set<string>()]));
  const killed = new Map(peers.map((peer) => [peer, 0]));
  const survived: string[] = [];
  const selected = mutants.filter((_, index) => index % step === 0);
  for (const { name, testName, mutant } of selected) {
    exchanges = [];
    await runMutant([testName]);
    const correct = exchanges;
    exchanges = [];
    if (!isKilled(await runMutant([testName], mutant))) survived.push(`${testName}: ${name}`);
    for (const peer of peers) {
      const known = await findFailures(peer, correct);
      for (const failure of known) falsePositives.get(peer)?.add(failure);
      const found = await findFailures(peer, exchanges);
      if ([...found].some((failure) => !known.has(failure))) killed.set(peer, (killed.get(peer) ?? 0) + 1);
    }
  }
  for (const peer of peers) peer.close?.();
  const column = `killed, of ${selected.length}`;
  const rows = peers.map((peer) => [
    peer.name,
    { [column]: killed.get(peer), "false positives": falsePositives.get(peer)?.size },
  ]);
  // index.ts counts the false positives of the suite.
  console.table({ "this suite": { [column]: selected.length - survived.length }, ...Object.fromEntries(rows) });
  return survived;
}

async function findFailures({ check }: Peer, exchanges: readonly Exchange[]): Promise<Set<string>> {
  const failures = new Set<string>();
  for (const exchange of exchanges)
    for (const failure of await check(exchange))
      failures.add(`${exchange.request.operationId} ${exchange.response.status}: ${failure}`);
  return failures;
}
