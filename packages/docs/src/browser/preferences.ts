/** Keeps a choice for the next page: `early` in parts/layout.ts reads it before anything is painted. */
export function savePreference(key: "theme" | "language", value: string): void {
  document.documentElement.dataset[key] = value;
  try {
    localStorage.setItem(`crewkit-${key}`, value);
  } catch {
    // Some browsers keep nothing for files: the choice then holds for this page.
  }
}
