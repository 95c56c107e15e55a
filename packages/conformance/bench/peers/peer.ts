import type { Mutant, Passed, Passing } from "../../mutants/tools/mutant.ts";
import type { Laboratory } from "../../mutants/tools/run.ts";

/** A request and its answer, as the suite saw them. */
export interface Heard {
  passing: Passing;
  passed: Passed;
}

/** What the suite sent and heard: of a mutant, and of the correct server in the same part of a run. */
interface Traffic {
  mutant: Heard[];
  correct: Heard[];
}

/** A tool that may find a mutant. */
export interface Peer {
  name: string;
  /** Whether it finds a mutant; it may listen to the traffic, or ask by itself. */
  finds(mutant: Mutant, traffic: Traffic): Promise<boolean>;
  /** What it complained of though it was right, a line each. */
  alarms: Set<string>;
  close?(): Promise<void>;
}

/** What peers are made with. */
export interface PeerOptions {
  laboratory: Laboratory;
  heard: Heard[];
}

/**
 * Makes a peer of what complains of answers. It finds a mutant if it has a complaint that it has not of the correct
 * server; what it complains of there is a false alarm.
 */
export function listener(name: string, complain: (heard: Heard) => Promise<string[]>): Peer {
  const alarms = new Set<string>();
  async function complaints(all: Heard[]): Promise<string[]> {
    const found: string[] = [];
    for (const each of all) found.push(...(await complain(each)).map((text) => `${each.passing.operationId}: ${text}`));
    return found;
  }
  return {
    name,
    alarms,
    async finds(_, { mutant, correct }) {
      const usual = new Set(await complaints(correct));
      for (const each of usual) alarms.add(each);
      return (await complaints(mutant)).some((each) => !usual.has(each));
    },
  };
}
