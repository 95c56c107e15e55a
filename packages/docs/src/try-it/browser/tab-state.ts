/** What this tab remembers until it is closed, from page to page. Never a token that somebody typed. */
interface TabState {
  /** The state of the mock, as a snapshot. */
  mock: unknown;
  /** Where requests go, and as whom. */
  target: { where: string; person: string; baseUrl: string };
  /** What the mock's answers have told of the next request, by its operation. */
  next: Record<string, SavedValues>;
}

/** What an answer has told of the next request. */
export interface SavedValues {
  /** The operation that answered. */
  from: string;
  /** Of its parameters, by name. */
  values: Record<string, string>;
  /** Of its body. */
  body: Record<string, unknown>;
}

/** What was kept; undefined for nothing, or where the browser keeps nothing for files. */
export function loadState<Key extends keyof TabState>(key: Key): TabState[Key] | undefined {
  try {
    return JSON.parse(sessionStorage.getItem(`crewkit-${key}`) ?? "null") ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps something, or nothing of it where it does not fit: whether it did. */
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
    // Nothing is kept then.
  }
}
