/** Saves a preference for the next pages. `initScript` in components/layout.ts applies it before the first paint. */
export function savePreference(key: "theme" | "language", value: string): void {
  document.documentElement.dataset[key] = value;
  try {
    localStorage.setItem(`crewkit-${key}`, value);
  } catch {
    // Some browsers have no storage for `file:` URLs. The preference then applies to this page only.
  }
}
