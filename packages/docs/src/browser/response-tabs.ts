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
