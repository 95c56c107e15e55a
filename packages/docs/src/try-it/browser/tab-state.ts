/** State that is shared by the pages in a tab until it is closed. Never contains tokens that users enter. */
interface TabState {
  mock: unknown;
  /** The base URL is undefined if the user did not change it, because the mock may have another port next time. */
  target: { server: string; person: string; baseUrl: string | undefined };
  /** Values from responses of the mock for the next requests, by operationId. */
  next: Record<string, SavedValues>;
}

export interface SavedValues {
  from: string;
  values: Record<string, unknown>;
  body: Record<string, unknown>;
}

export function loadState<Key extends keyof TabState>(key: Key): TabState[Key] | undefined {
  try {
    return JSON.parse(sessionStorage.getItem(`crewkit-${key}`) ?? "null") ?? undefined;
  } catch {
    return undefined;
  }
}

/** Saves state. Clears it and returns false if it is too large, or if the browser does not store anything. */
export function saveState<Key extends keyof TabState>(key: Key, value: TabState[Key] | undefined): boolean {
  try {
    sessionStorage.removeItem(`crewkit-${key}`);
    if (value !== undefined) sessionStorage.setItem(`crewkit-${key}`, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}
