// Marks the link to the section on the screen in "On this page".
const nav = document.querySelector<HTMLElement>(".contents");
const list = nav?.querySelector("ul");
const links = new Map([...(nav?.querySelectorAll("a") ?? [])].map((link) => [link.hash.slice(1), link]));
const headings = [...links.keys()].flatMap((id) => document.getElementById(id) ?? []);

// The callback runs when a heading crosses the line below the header.
const observer = new IntersectionObserver(markCurrent, { rootMargin: "-25% 0px 0px" });
for (const heading of headings) observer.observe(heading);
// At the end of the page, short sections cannot reach the line.
addEventListener("scrollend", markCurrent);

function markCurrent(): void {
  const line = innerHeight / 4 + 1;
  const isAtEnd = scrollY > 0 && scrollY + innerHeight > document.documentElement.scrollHeight - 2;
  const passed = headings.filter((heading) => isAtEnd || heading.getBoundingClientRect().top < line);
  const current = links.get(passed.at(-1)?.id ?? "");
  for (const link of links.values()) {
    if (link === current) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  if (current) list?.scrollTo({ left: current.offsetLeft - (list.clientWidth - current.clientWidth) / 2 });
}
