import type { Plan, Target } from "@crewkit/conformance";
import { createSpecModel, isKilled, listMutants, type Mutant, startMutantRunner } from "@crewkit/conformance/testing";
import type { Contract } from "@crewkit/openapi";
import { readWorkflows } from "@crewkit/openapi/node";
import { table } from "../tools/metrics.ts";
import type { CreatePeer, Exchange, Peer } from "./peer.ts";

/** The result of a comparison. */
export interface Comparison {
  /** A line for each tool: responses caught, behaviors caught, false alarms. */
  text: string;
  /** The mutants that the suite itself did not find. */
  missed: string[];
}

/** A mutant, and the tools that found it. */
interface Trial {
  mutant: Mutant;
  foundBy: Set<string>;
}

const ours = "this suite";

/** Lets the suite and its peers look for the same mutants; `every` nth of them. */
export async function compare(contract: Contract, plan: Plan, target: Target, every: number): Promise<Comparison> {
  const heard: Exchange[] = [];
  const runner = await startMutantRunner({
    contract,
    plan,
    target,
    workflows: readWorkflows(),
    listen: (passing, passed) => heard.push({ passing, passed }),
  });
  const options = { runner, heard, spec: createSpecModel(contract, plan) };
  const peers: Peer[] = [];
  for (const name of ["response-validator", "prism", "respect"]) {
    // By a variable, so that a type check without the peers passes.
    const { createPeer }: { createPeer: CreatePeer } = await import(`./peers/${name}.ts`);
    peers.push(await createPeer(options));
  }
  const suite = { name: ours, alarms: new Set<string>() };
  const trials: Trial[] = [];
  const missed: string[] = [];
  const record = async <T>(run: () => Promise<T>): Promise<[T, Exchange[]]> => {
    heard.length = 0;
    return [await run(), [...heard]];
  };
  const chosen = (await listMutants()).filter((_, index) => index % every === 0);
  for (const [name, mutant] of chosen) {
    const [alarms, correct] = await record(() => runner.runCorrect(mutant.only));
    const [results, own] = await record(() => runner.run(mutant));
    for (const alarm of alarms) if (alarm.outcome === "failed") suite.alarms.add(alarm.name);
    const foundBy = new Set<string>(isKilled(mutant, results) ? [ours] : []);
    if (!foundBy.has(ours)) missed.push(`${name}: ${mutant.description}`);
    for (const peer of peers) if (await peer.finds(mutant, { mutant: own, correct })) foundBy.add(peer.name);
    trials.push({ mutant, foundBy });
  }
  await runner.close();
  await Promise.all(peers.map((peer) => peer.close?.()));
  return { text: textOf([suite, ...peers], trials), missed };
}

function textOf(tools: Pick<Peer, "name" | "alarms">[], trials: Trial[]): string {
  const count = (name: string, kind: Mutant["kind"]) => {
    const own = trials.filter(({ mutant }) => mutant.kind === kind);
    return `${own.filter(({ foundBy }) => foundBy.has(name)).length} of ${own.length}`;
  };
  const lines = tools.map(({ name, alarms }) => [
    name,
    count(name, "response"),
    count(name, "behavior"),
    String(alarms.size),
  ]);
  return table([["", "responses caught", "behaviors caught", "false alarms"], ...lines]);
}
