/** State that is shared by the pages in a tab until it is closed. Never contains tokens that users enter. */
interface TabState {
  /** A snapshot of the mock. */
  mock: unknown;
  /** The selected server and user. */
  target: { where: string; person: string; baseUrl: string };
  /** Values from responses of the mock for the next requests, by operationId. */
  next: Record<string, SavedValues>;
}

/** Values from a response for a next request. */
export interface SavedValues {
  /** The operation that returned the response. */
  from: string;
  /** Parameters by name. */
  values: Record<string, string>;
  /** Fields of the request body. */
  body: Record<string, unknown>;
}

/** Returns saved state, or undefined if there is none or the browser has no storage for `file:` URLs. */
export function loadState<Key extends keyof TabState>(key: Key): TabState[Key] | undefined {
  try {
    return JSON.parse(sessionStorage.getItem(`crewkit-${key}`) ?? "null") ?? undefined;
  } catch {
    return undefined;
  }
}

/** Saves state. If it is too large, clears the old state and returns false. */
export function saveState<Key extends keyof TabState>(key: Key, value: TabState[Key]): boolean {
  try {
    sessionStorage.setItem(`crewkit-${key}`, JSON.stringify(value));
    return true;
  } catch {
    clearState(key);
    return false;
  }
}

export function clearState(key: keyof TabState): void {
  try {
    sessionStorage.removeItem(`crewkit-${key}`);
  } catch {
    // There is no storage.
  }
}
