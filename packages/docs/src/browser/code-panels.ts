// Links to the examples of a response, such as #422-example, select its tab. Without JavaScript, styles show the panel.
document.addEventListener("click", ({ target }) => {
  const link = (target as Element).closest<HTMLAnchorElement>("a[href$='-example']");
  if (link) requestAnimationFrame(() => showExample(link.hash));
});
addEventListener("hashchange", () => showExample(location.hash));
showExample(location.hash);

function showExample(hash: string): void {
  const panel = document.getElementById(hash.slice(1));
  if (!panel?.matches(".responses .tab")) return;
  const radio = panel.previousElementSibling?.previousElementSibling as HTMLInputElement;
  radio.checked = true;
  radio.focus({ preventScroll: true });
  panel.parentElement?.scrollIntoView({ block: "nearest" });
}

// One listener for all code panels of the page.
document.addEventListener("click", ({ target }) => {
  const button = (target as Element).closest<HTMLButtonElement>(".block .copy");
  const codes = [...(button?.closest(".block")?.querySelectorAll<HTMLElement>("pre") ?? [])];
  const shown = codes.find((code) => code.checkVisibility());
  if (button && shown) copyCode(button, shown);
});

/** Copies code to the clipboard, and shows the result in the button for two seconds. */
async function copyCode(button: HTMLButtonElement, block: HTMLElement): Promise<void> {
  button.dataset.label ??= button.textContent;
  const { label } = button.dataset;
  button.textContent = (await copyText(block)) ? "Copied" : "Press Ctrl+C";
  setTimeout(() => {
    button.textContent = label ?? "";
  }, 2000);
}

// Without clipboard access, selects the text so that the user can copy it.
async function copyText(block: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(block.textContent);
    return true;
  } catch {
    getSelection()?.selectAllChildren(block);
    return false;
  }
}
