import { activate, activeOption, move } from "./active.ts";
import type { Finder } from "./finder.ts";
import { type Parts, partsOf } from "./parts.ts";
import { showFindings } from "./show.ts";

/** Makes the dialog find things: an editable combobox, as the ARIA Authoring Practices Guide describes it. */
export function attachCombobox(dialog: HTMLDialogElement, finder: Finder): void {
  const parts = partsOf(dialog);
  const ready = finder.ready.then(() => {
    parts.input.addEventListener("input", () => showFindings(parts, finder));
    showFindings(parts, finder);
  });
  parts.input.addEventListener("keydown", (event) => {
    const withControl = event.ctrlKey || event.metaKey;
    if (event.isComposing || event.shiftKey || event.altKey) return;
    if (event.key === "Enter") ready.then(() => openActive(parts, withControl));
    else if (withControl || !move(parts, event.key)) return;
    event.preventDefault();
  });
  attachPointer(parts);
}

function attachPointer(parts: Parts): void {
  const optionAt = (event: Event) => (event.target as Element).closest("[role=option]") ?? undefined;
  parts.list.addEventListener("pointermove", (event) => optionAt(event) && activate(parts, optionAt(event)));
  // A link may lead to a place on this page.
  parts.list.addEventListener("click", (event) => {
    if (optionAt(event) && !event.ctrlKey && !event.metaKey && !event.shiftKey) parts.dialog.close();
  });
}

function openActive(parts: Parts, inNewTab: boolean): void {
  const option = activeOption(parts) as HTMLAnchorElement | undefined;
  if (inNewTab && option) open(option.href, "_blank", "noopener");
  else option?.click();
}
