import type { Mutant, MutantRunner, ProxiedRequest, ProxiedResponse, SpecModel } from "@crewkit/conformance/testing";

export interface Exchange {
  request: ProxiedRequest;
  response: ProxiedResponse;
}

/** The exchanges with a mutant, and with the correct server in the same part of a run. */
interface Traffic {
  mutant: Exchange[];
  correct: Exchange[];
}

export interface Peer {
  name: string;
  /** Returns true if the tool kills a mutant. The tool can check the traffic or send its own requests. */
  kills(mutant: Mutant, traffic: Traffic): Promise<boolean>;
  falsePositives: Set<string>;
  close?(): Promise<void>;
}

export type CreatePeer = (options: PeerOptions) => Promise<Peer>;

export interface PeerOptions {
  spec: SpecModel;
  runner: MutantRunner;
  exchanges: Exchange[];
}

/**
 * Creates a peer from a response validator. It kills a mutant if it reports a failure that it does not report for the
 * correct server. Failures of the correct server are false positives.
 */
export function createValidatorPeer(name: string, validate: (exchange: Exchange) => Promise<string[]>): Peer {
  const falsePositives = new Set<string>();
  async function failures(all: Exchange[]): Promise<string[]> {
    const found: string[] = [];
    for (const exchange of all) {
      found.push(...(await validate(exchange)).map((text) => `${exchange.request.operationId}: ${text}`));
    }
    return found;
  }
  return {
    name,
    falsePositives,
    async kills(_, { mutant, correct }) {
      const known = new Set(await failures(correct));
      for (const failure of known) falsePositives.add(failure);
      return (await failures(mutant)).some((failure) => !known.has(failure));
    },
  };
}
