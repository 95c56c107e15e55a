import { element, loadAsset } from "../../components/browser/dom.ts";

const button = document.querySelector<HTMLElement>("[data-search]");

// Preloads the files when the button gets focus. Opening the dialog reports a failed load.
for (const event of ["focus", "pointerenter"]) button?.addEventListener(event, preload, { once: true });
button?.addEventListener("click", openSearch);
document.addEventListener("keydown", (event) => {
  if (!isSearchShortcut(event)) return;
  event.preventDefault();
  openSearch();
});

/** Loads the search and its index at the same time. Scripts run in the order in which they are added. */
export function loadSearch(): Promise<unknown> {
  return Promise.all([loadAsset("search-index.js"), loadAsset("search.js")]);
}

function preload(): void {
  loadAsset("search.css").catch(() => {});
  loadSearch().catch(() => {});
}

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
    await loadSearch();
    if (dialog.open) window.crewkitSearch?.open(dialog);
  } catch {
    dialog
      .querySelector("[role=status]")
      ?.replaceChildren("The search could not be loaded. Reload the page to try again.");
  }
}

/** Opens the search dialog. It is part of every page's script, so that users can type while the search loads. */
function openDialog(): HTMLDialogElement {
  const dialog = document.querySelector<HTMLDialogElement>("dialog.search") ?? createDialog();
  if (dialog.open) return dialog;
  dialog.showModal();
  document.documentElement.classList.add("searching");
  dialog.querySelector("input")?.select();
  return dialog;
}

function createDialog(): HTMLDialogElement {
  const dialog = element("dialog", { class: "search", "aria-label": "Search" });
  dialog.innerHTML = markup;
  dialog.querySelector("button")?.addEventListener("click", () => dialog.close());
  // The content covers the dialog, so a click on the dialog itself is outside.
  dialog.addEventListener("click", ({ target }) => target === dialog && dialog.close());
  dialog.addEventListener("close", () => document.documentElement.classList.remove("searching"));
  document.body.append(dialog);
  return dialog;
}

const markup = `<div class="search-box">
<div class="search-line">
<input role="combobox" aria-label="Search the documentation" aria-autocomplete="list" aria-expanded="false" aria-controls="search-list" placeholder="Task, operation, field or error" autocomplete="off" autocapitalize="off" autocorrect="off" spellcheck="false" enterkeyhint="go">
<button type="button">Close</button>
</div>
<p class="search-status" role="status"></p>
<div class="search-list" id="search-list" role="listbox" aria-label="Results" hidden></div>
<p class="search-keys"><span><kbd>↑</kbd> <kbd>↓</kbd> select</span> <span><kbd>Enter</kbd> open</span> <span><kbd>Ctrl</kbd> <kbd>Enter</kbd> new tab</span> <span><kbd>Esc</kbd> close</span></p>
</div>`;
