import { element } from "./element.ts";

export function copyButton(block: HTMLElement, label: string, className: string): HTMLButtonElement {
  const button = element("button", { type: "button", class: className }, label);
  button.addEventListener("click", () => copyCode(button, block));
  return button;
}

/** Copies code to the clipboard, and shows the result in the button for two seconds. */
export async function copyCode(button: HTMLButtonElement, block: HTMLElement): Promise<void> {
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
