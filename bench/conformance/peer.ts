import type { Mutant, MutantRunner, ProxiedRequest, ProxiedResponse, SpecModel } from "@crewkit/conformance/testing";

/** A request and its answer, as the suite saw them. */
export interface Exchange {
  passing: ProxiedRequest;
  passed: ProxiedResponse;
}

/** The requests and responses of a mutant, and of the correct server in the same part of a run. */
interface Traffic {
  mutant: Exchange[];
  correct: Exchange[];
}

/** A tool that may find a mutant. */
export interface Peer {
  name: string;
  /** Whether it finds a mutant; it may listen to the traffic, or ask by itself. */
  finds(mutant: Mutant, traffic: Traffic): Promise<boolean>;
  /** The false alarms, a line each. */
  alarms: Set<string>;
  close?(): Promise<void>;
}

/** Each file of `peers/` exports one as `createPeer`. */
export type CreatePeer = (options: PeerOptions) => Promise<Peer>;

/** The options of a peer. */
export interface PeerOptions {
  spec: SpecModel;
  runner: MutantRunner;
  heard: Exchange[];
}

/**
 * Makes a peer of a tool that reports failures of responses. It finds a mutant if it reports a failure that it does not report
 * of the correct server. Failures of the correct server are false alarms.
 */
export function createValidatorPeer(name: string, complain: (heard: Exchange) => Promise<string[]>): Peer {
  const alarms = new Set<string>();
  async function failures(all: Exchange[]): Promise<string[]> {
    const found: string[] = [];
    for (const each of all) found.push(...(await complain(each)).map((text) => `${each.passing.operationId}: ${text}`));
    return found;
  }
  return {
    name,
    alarms,
    async finds(_, { mutant, correct }) {
      const usual = new Set(await failures(correct));
      for (const each of usual) alarms.add(each);
      return (await failures(mutant)).some((each) => !usual.has(each));
    },
  };
}
