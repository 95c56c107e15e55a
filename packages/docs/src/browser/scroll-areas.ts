// Code and tables have a name and can be focused while they scroll, so that the keyboard can scroll them.
const areas = new ResizeObserver((entries) => {
  for (const { target } of entries) update(target as HTMLElement);
});
for (const each of document.querySelectorAll("pre, .wide")) areas.observe(each);

function update(area: HTMLElement): void {
  if (area.scrollWidth > area.clientWidth || area.scrollHeight > area.clientHeight)
    Object.assign(area, { tabIndex: 0, role: "group", ariaLabel: titleOf(area) });
  else for (const name of ["tabindex", "role", "aria-label"]) area.removeAttribute(name);
}

function titleOf(area: HTMLElement): string | null | undefined {
  const titled = area.closest<HTMLElement>("[data-title]");
  return titled ? titled.dataset.title : (area.closest(".tab") ?? area).previousElementSibling?.textContent;
}
