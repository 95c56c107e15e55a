type Name = "theme" | "language" | "navigation";

/** Returns a value that {@link save} saved. Some browsers have no storage for `file:` URLs. */
export function readSaved(name: Name): string | null {
  try {
    return storageOf(name).getItem(`crewkit-${name}`);
  } catch {
    return null;
  }
}

/** Saves a value for the next pages: preferences for the browser, the state of the navigation for the tab. */
export function save(name: Name, value: string): void {
  try {
    storageOf(name).setItem(`crewkit-${name}`, value);
  } catch {}
}

function storageOf(name: Name): Storage {
  return name === "navigation" ? sessionStorage : localStorage;
}

/** Returns what identifies a group of the navigation in its saved state. */
export function groupTitle(group: Element): string {
  return group.firstElementChild?.textContent ?? "";
}
