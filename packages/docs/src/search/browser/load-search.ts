import { loadAsset } from "../../browser/load-asset.ts";
import { openDialog } from "./dialog.ts";

const button = document.querySelector<HTMLElement>("[data-search]");

// Preloads the script when the button gets focus. Opening the dialog reports a failed load.
for (const event of ["focus", "pointerenter"])
  button?.addEventListener(event, () => void loadAsset("search.js").catch(() => {}), { once: true });
button?.addEventListener("click", open);
document.addEventListener("keydown", (event) => {
  if (!isSearchShortcut(event)) return;
  event.preventDefault();
  open();
});

function isSearchShortcut({ key, ctrlKey, metaKey, altKey, target }: KeyboardEvent): boolean {
  if (key === "k") return (ctrlKey || metaKey) && !altKey;
  return key === "/" && !ctrlKey && !metaKey && !altKey && !(target as HTMLElement).closest(textInputs);
}

const textInputs = "input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]";

async function open(): Promise<void> {
  const dialog = openDialog();
  try {
    await loadAsset("search.js");
    if (dialog.open) window.crewkitSearch?.open(dialog);
  } catch {
    const status = dialog.querySelector("[role=status]");
    if (status) status.textContent = "The search could not be loaded. Reload the page to try again.";
  }
}
