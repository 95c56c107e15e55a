// assets/page-menu.js, which is loaded when the menu next to the title is opened.
import { element } from "../components/browser/dom.ts";

const menu = document.querySelector(".page-menu") as HTMLDetailsElement;

// Pages that were opened from files cannot read their Markdown versions.
if (location.protocol !== "file:") menu.querySelector("div")?.prepend(createCopyButton());
document.addEventListener("click", ({ target }) => {
  if (!menu.contains(target as Node)) menu.open = false;
});
menu.addEventListener("keydown", ({ key }) => {
  if (key !== "Escape") return;
  menu.open = false;
  menu.querySelector("summary")?.focus();
});

// Screen readers announce the new label, because it is in a live region.
function createCopyButton(): HTMLElement {
  const button = element("button", { type: "button" }, "Copy as Markdown");
  button.addEventListener("click", async () => {
    const isCopied = await copyPage().catch(() => false);
    button.textContent = isCopied ? "Copied" : "The page could not be copied";
  });
  menu.addEventListener("toggle", () => {
    button.textContent = "Copy as Markdown";
  });
  return element("span", { "aria-live": "polite" }, button);
}

async function copyPage(): Promise<boolean> {
  const response = await fetch(document.querySelector<HTMLLinkElement>("[rel=alternate]")?.href ?? "");
  if (response.ok) await navigator.clipboard.writeText(await response.text());
  return response.ok;
}
