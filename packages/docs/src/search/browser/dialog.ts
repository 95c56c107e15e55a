import { element } from "../../browser/element.ts";

/**
 * Opens the dialog of the search. It is part of every page's script, so that what is typed is kept while the search loads.
 */
export function openDialog(): HTMLDialogElement {
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
  // All of the dialog is covered by what is in it: a click on itself is one beside it.
  dialog.addEventListener("click", ({ target }) => target === dialog && dialog.close());
  dialog.addEventListener("close", () => document.documentElement.classList.remove("searching"));
  document.body.append(dialog);
  return dialog;
}

const markup = `<div class="search-box">
<div class="search-line">
<input role="combobox" aria-label="Search the documentation" aria-autocomplete="list" aria-expanded="false" aria-controls="search-list" placeholder="Search" autocomplete="off" autocapitalize="off" autocorrect="off" spellcheck="false" enterkeyhint="go">
<button type="button">Close</button>
</div>
<p class="search-status" role="status"></p>
<div class="search-list" id="search-list" role="listbox" aria-label="Results" hidden></div>
<div class="search-hints">
<p>Operations, parameters, fields, schemas, guides and errors: by name, path or status, or by what an error says.
<p class="search-keys"><kbd>↑</kbd> <kbd>↓</kbd> choose, <kbd>Enter</kbd> opens, <kbd>Ctrl</kbd> <kbd>Enter</kbd> opens a new tab, <kbd>Esc</kbd> closes
</div>
</div>`;
