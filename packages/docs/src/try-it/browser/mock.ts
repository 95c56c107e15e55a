import { type CompiledChecks, createMock, type Person, type Snapshot } from "@crewkit/mock/compiled";
import type { Contract } from "@crewkit/openapi";
import { clearState, loadState, saveState } from "./tab-state.ts";

export interface TryItData {
  contract: Contract;
  checks: CompiledChecks;
  /** Request bodies of samples that differ from the contract's examples, by operationId. */
  samples: Record<string, unknown>;
}

/** The mock in this page. It restores the state from the previous page. */
export interface PageMock {
  fetch: typeof fetch;
  people(): Person[];
  /** Saves the state for the next page. Returns false if it is too large. */
  saveState(): boolean;
  reset(): void;
}

export function createPageMock(api: TryItData): PageMock {
  const { contract, checks } = api;
  const mock = createMock({ contract, checks });
  const state = loadState("mock") as Snapshot | undefined;
  try {
    // The clock of the mock follows the system clock.
    if (state) mock.restore({ ...state, now: new Date().toISOString() });
  } catch {
    // The state may be from an older contract. It is discarded.
    clearState("mock");
  }
  return {
    fetch: (input, init) => mock.fetch(new URL(String(input), "http://crewkit.test"), init),
    people: () => mock.people(),
    saveState: () => saveState("mock", mock.snapshot()),
    reset() {
      mock.reset();
      clearState("mock");
      clearState("next");
    },
  };
}
