import { loadAsset } from "../../browser/load-asset.ts";
import { openDialog } from "./dialog.ts";

const button = document.querySelector<HTMLElement>("[data-search]");

// Preloads the files when the button gets focus. Opening the dialog reports a failed load.
for (const event of ["focus", "pointerenter"])
  button?.addEventListener(event, () => void Promise.allSettled(files.map(loadAsset)), { once: true });
button?.addEventListener("click", openSearch);
document.addEventListener("keydown", (event) => {
  if (!isSearchShortcut(event)) return;
  event.preventDefault();
  openSearch();
});

const files = ["search.css", "search.js"];

function isSearchShortcut({ key, ctrlKey, metaKey, altKey, target }: KeyboardEvent): boolean {
  if (key === "k") return (ctrlKey || metaKey) && !altKey;
  return key === "/" && !ctrlKey && !metaKey && !altKey && !(target as HTMLElement).closest(textInputs);
}

const textInputs = "input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]";

async function openSearch(): Promise<void> {
  const dialog = openDialog();
  // Invisible instead of hidden until its styles are loaded, so that users can type immediately.
  dialog.style.opacity = "0";
  await loadAsset("search.css").catch(() => {});
  dialog.style.opacity = "";
  try {
    await loadAsset("search.js");
    if (dialog.open) window.crewkitSearch?.open(dialog);
  } catch {
    const status = dialog.querySelector("[role=status]");
    if (status) status.textContent = "The search could not be loaded. Reload the page to try again.";
  }
}
