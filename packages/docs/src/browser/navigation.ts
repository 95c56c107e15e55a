import { loadAsset } from "../components/browser/dom.ts";
import { groupTitle, readSaved, save } from "./storage.ts";

const nav = document.getElementById("nav") as HTMLElement;

// In the capturing phase, because the event does not bubble. On narrow screens, the navigation is a popover with the same event.
nav.addEventListener("toggle", ({ target }) => (target === nav ? showCurrent() : fillOpenGroups()), true);
nav.addEventListener("pointerenter", () => void loadItems().catch(() => {}), { once: true });
addEventListener("pagehide", saveState);
if (nav.classList.contains("loading")) fillOpenGroups().then(restoreScroll, () => nav.classList.remove("loading"));

function restoreScroll(): void {
  nav.scrollTop = JSON.parse(readSaved("navigation") ?? "{}").top ?? 0;
  nav.classList.remove("loading");
  showCurrent();
}

function showCurrent(): void {
  nav.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
}

async function loadItems(): Promise<Record<string, string>> {
  await loadAsset("navigation.js");
  return window.crewkitNavigation ?? {};
}

async function fillOpenGroups(): Promise<void> {
  const empty = "details[open][data-more]";
  if (!nav.querySelector(empty)) return;
  const items = await loadItems();
  for (const group of nav.querySelectorAll<HTMLElement>(empty)) fill(group, items[groupTitle(group)] ?? "");
}

function fill(group: HTMLElement, items: string): void {
  const list = group.querySelector("ul") as HTMLElement;
  const current = list.querySelector<HTMLAnchorElement>("[aria-current]")?.href;
  list.innerHTML = items.replaceAll('href="', `href="${document.body.dataset.root}`);
  [...list.querySelectorAll("a")].find(({ href }) => href === current)?.setAttribute("aria-current", "page");
  delete group.dataset.more;
}

function saveState(): void {
  const open = [...nav.querySelectorAll("details[open]")].map(groupTitle);
  save("navigation", JSON.stringify({ open, top: nav.scrollTop }));
}
