// Part of the head of every page, so that it runs before the first paint.
import { groupTitle, readSaved } from "./storage.ts";

const root = document.documentElement;
// Shows controls that need JavaScript.
root.classList.add("js");
const theme = readSaved("theme");
if (theme) root.dataset.theme = theme;
// On pages that were opened from disk, the base element would resolve to the root of the file system.
if (location.protocol === "file:") document.querySelector("base")?.remove();
else for (const font of ["onest", "spline-sans-mono"]) preloadFont(font);

// Scripts in the navigation and in the panels of code in several languages call it.
window.restore = () => {
  const element = document.currentScript?.parentElement as HTMLElement;
  if (element.id === "nav") restoreNavigation(element);
  else element.querySelector(`[value=${readSaved("language")}]`)?.setAttribute("checked", "");
};

// Opens the groups that were open on the previous page, and restores the scroll position. If items have to be loaded, hides the
// navigation until navigation.ts has added them, to avoid a layout shift.
function restoreNavigation(nav: HTMLElement): void {
  const { open = [], top = 0 } = JSON.parse(readSaved("navigation") ?? "{}");
  for (const group of nav.querySelectorAll("details")) if (open.includes(groupTitle(group))) group.open = true;
  nav.scrollTop = top;
  nav.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
  if (nav.querySelector("[open][data-more]")) nav.classList.add("loading");
}

function preloadFont(name: string): void {
  const url = document.querySelector<HTMLLinkElement>("[rel=icon]")?.href.replace("icon.svg", `${name}.woff2`);
  document.head.insertAdjacentHTML("beforeend", `<link rel="preload" as="font" crossorigin href="${url}">`);
}
