import { copyButton } from "./copy-button.ts";

// Adds copy buttons on demand: adding them to all code blocks takes as long as rendering the page.
for (const event of ["pointerover", "focusin"]) document.addEventListener(event, addCopyButton);

function addCopyButton({ target }: Event): void {
  const block = (target as Element).closest(".block");
  const code = block?.querySelector("pre");
  if (code && !block?.querySelector(".copy")) code.after(copyButton(code));
}
