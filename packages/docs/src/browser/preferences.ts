type Preference = "theme" | "language";

/** Saves a preference for the next pages. `initScript` in components/layout.ts applies it before the first paint. */
export function savePreference(key: Preference, value: string): void {
  document.documentElement.dataset[key] = value;
  try {
    localStorage.setItem(`crewkit-${key}`, value);
  } catch {
    // Some browsers have no storage for `file:` URLs. The preference then applies to this page only.
  }
}

export function applyPreference(key: Preference): void {
  try {
    const saved = localStorage.getItem(`crewkit-${key}`);
    if (saved) document.documentElement.dataset[key] = saved;
  } catch {}
}
