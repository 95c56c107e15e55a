import { copyButton } from "./copy-button.ts";

// A block of code gets a button that copies it when somebody comes near: to make one for each costs as much as the page.
for (const event of ["pointerover", "focusin"]) document.addEventListener(event, addCopyButton);

function addCopyButton({ target }: Event): void {
  const block = (target as Element).closest(".block");
  const code = block?.querySelector("pre");
  if (code && !block?.querySelector(".copy")) code.after(copyButton(code));
}
