import { type CompiledChecks, createMock, type Person, type Snapshot } from "@crewkit/mock/compiled";
import type { Contract } from "@crewkit/openapi";
import { clearState, loadState, saveState } from "./tab-state.ts";

/** What the form is made of: the contract, and the compiled checks of its schemas. */
export interface TryItData {
  contract: Contract;
  checks: CompiledChecks;
  /** By operationId, the body of the page's sample where it is none of the contract's examples. */
  samples: Record<string, unknown>;
}

/** The mock in this page, which goes on from where it stood on the page before. */
export interface PageMock {
  fetch: typeof fetch;
  people(): Person[];
  /** Lets the next page know what this mock does: whether there is room for it. */
  saveState(): boolean;
  reset(): void;
}

export function createPageMock(api: TryItData): PageMock {
  const { contract, checks } = api;
  const mock = createMock({ contract, checks });
  const state = loadState("mock") as Snapshot | undefined;
  try {
    // The mock's time is this machine's, on each page.
    if (state) mock.restore({ ...state, now: new Date().toISOString() });
  } catch {
    // A state that an older contract allowed is no loss.
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
