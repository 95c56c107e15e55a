import { element } from "./element.ts";

export function copyButton(block: HTMLElement, label = "Copy", className = "copy"): HTMLButtonElement {
  const button = element("button", { type: "button", class: className }, label);
  button.addEventListener("click", async () => {
    button.textContent = (await copyText(block)) ? "Copied" : "Press Ctrl+C";
    setTimeout(() => {
      button.textContent = label;
    }, 2000);
  });
  return button;
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
