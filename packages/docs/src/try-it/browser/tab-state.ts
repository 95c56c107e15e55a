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
  } catch {}
}
