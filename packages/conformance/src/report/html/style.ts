export const style = `
:root { color-scheme: light dark; --line: light-dark(#d8dbe0, #3a3f47); --soft: light-dark(#f4f5f7, #1f2329);
  --good: light-dark(#17693a, #6fd19a); --bad: light-dark(#b3261e, #ff9c93); --open: light-dark(#7a5200, #e8bf6a);
  --text: light-dark(#1b1f24, #e6e8eb); --quiet: light-dark(#57606a, #a4acb6); --page: light-dark(#fff, #14171b); }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 78rem; padding: 2rem 1.25rem 4rem; background: var(--page); color: var(--text);
  font: 16px/1.55 system-ui, sans-serif; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .25rem; } h2 { font-size: 1.2rem; margin: 2.5rem 0 .75rem; }
p { margin: .4rem 0; max-width: 75ch; overflow-wrap: anywhere; } .quiet { color: var(--quiet); }
code, pre { font: .875rem/1.5 ui-monospace, monospace; overflow-wrap: anywhere; }
pre { background: var(--soft); border: 1px solid var(--line); border-radius: 6px; padding: .6rem .8rem; margin: .5rem 0;
  white-space: pre-wrap; max-height: 20rem; overflow: auto; }
.counts { display: flex; flex-wrap: wrap; gap: .75rem; margin: 1.25rem 0; padding: 0; list-style: none; }
.counts li { border: 1px solid var(--line); border-radius: 8px; padding: .5rem .9rem; min-width: 7rem; }
.counts b { display: block; font-size: 1.5rem; line-height: 1.2; font-variant-numeric: tabular-nums; }
.passed, .passed b { color: var(--good); } .failed, .failed b { color: var(--bad); }
.skipped, .skipped b { color: var(--open); }
.failure { border: 1px solid var(--line); border-left: 4px solid var(--bad); border-radius: 6px; padding: .7rem 1rem;
  margin: .75rem 0; }
.failure h3 { font-size: 1rem; margin: 0; overflow-wrap: anywhere; }
.scroll { overflow-x: auto; border: 1px solid var(--line); border-radius: 6px; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { padding: .3rem .7rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
tr:last-child > * { border-bottom: 0; } thead th { background: var(--soft); white-space: nowrap; }
.matrix { font-size: .9rem; } .matrix th, .matrix td { padding: .15rem .5rem; }
.matrix td, .number { text-align: right; white-space: nowrap; }
details > summary { cursor: pointer; padding: .15rem 0; } details ul { margin: .3rem 0 .8rem; padding-left: 1.4rem; }
.results li { overflow-wrap: anywhere; } .results li::marker { content: "· "; }
progress { width: 8rem; accent-color: var(--good); vertical-align: middle; }
.filter { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; border: 0; padding: 0; margin: .5rem 0; }
.filter input[type=search] { font: inherit; padding: .25rem .6rem; border: 1px solid var(--line); border-radius: 6px;
  background: var(--page); color: var(--text); min-width: 16rem; }
:focus-visible { outline: 2px solid light-dark(#0b57d0, #a8c7fa); outline-offset: 2px; }
[hidden] { display: none !important; }
@media print { .filter { display: none; } }
`;

/** The form is hidden without JavaScript. */
export const script = `
const form = document.querySelector(".filter");
form.hidden = false;
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("input", () => {
  const chosen = new Set(new FormData(form).getAll("outcome"));
  const part = form.elements.part.value.trim().toLowerCase();
  for (const group of document.querySelectorAll(".results > details")) {
    let shown = 0;
    for (const item of group.querySelectorAll("li")) {
      const matches = chosen.has(item.className) && item.textContent.toLowerCase().includes(part);
      item.hidden = !matches;
      shown += matches ? 1 : 0;
    }
    group.hidden = shown === 0;
    group.open = shown > 0 && (part !== "" || !chosen.has("passed"));
  }
});
`;
