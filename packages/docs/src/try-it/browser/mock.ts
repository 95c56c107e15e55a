import { type CompiledChecks, createMock, type Mock, type Person, type Snapshot } from "@crewkit/mock/compiled";
import type { Contract } from "@crewkit/openapi";
import { loadState, saveState } from "./tab-state.ts";

export interface TryItData {
  contract: Contract;
  checks: CompiledChecks;
  /** The parts of samples that differ from the contract's examples, by operationId. */
  samples: Record<string, { query?: Record<string, unknown>; body?: unknown }>;
  /** The name of each status code. */
  statuses: Record<string, { name: string }>;
}

/** The mock in this page. It restores the state from the previous page. */
export interface PageMock {
  /** Returns a `fetch` for one request. Its response is the error if there is one, which the operation must document. */
  fetchFor(operationId: string, errorStatus: number | undefined): typeof fetch;
  people(): Person[];
  /** Saves the state for the next page. Returns false if it is too large. */
  saveState(): boolean;
  reset(): void;
}

type FaultOperation = NonNullable<Parameters<Mock["faults"]["add"]>[0]["operation"]>;

export function createPageMock(api: TryItData): PageMock {
  const { contract, checks } = api;
  const mock = createMock({ contract, checks });
  const state = loadState("mock") as Snapshot | undefined;
  try {
    // The clock of the mock follows the system clock.
    if (state) mock.restore({ ...state, now: new Date().toISOString() });
  } catch {
    // The state may be from an older contract. It is discarded.
    saveState("mock", undefined);
  }
  return {
    fetchFor: (operationId, errorStatus) => async (input, init) => {
      if (errorStatus) mock.faults.add({ operation: operationId as FaultOperation, status: errorStatus });
      try {
        return await mock.fetch(new URL(String(input), "http://crewkit.test"), init);
      } finally {
        mock.faults.clear();
      }
    },
    people: () => mock.people(),
    saveState: () => saveState("mock", mock.snapshot()),
    reset() {
      mock.reset();
      saveState("mock", undefined);
      saveState("next", undefined);
    },
  };
}
