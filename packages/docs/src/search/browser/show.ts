import { activate } from "./active.ts";
import type { Finder, Findings } from "./finder.ts";
import { optionOf } from "./option.ts";
import type { Parts } from "./parts.ts";

// More than anybody reads; who wants another one types another word.
const most = 20;

/** Shows what is found for what stands in the input. The first result is the active one. */
export function showFindings(parts: Parts, finder: Finder): void {
  const { input, list, status, hints } = parts;
  const query = input.value.trim();
  const findings = query ? finder.find(query) : { results: [], partial: false };
  const options = findings.results.slice(0, most).map(optionOf);
  list.replaceChildren(...options);
  list.hidden = options.length === 0;
  list.scrollTop = 0;
  input.setAttribute("aria-expanded", String(options.length > 0));
  status.textContent = query ? statusOf(findings) : "";
  hints.hidden = query !== "";
  activate(parts, options[0]);
}

function statusOf({ results: { length }, partial }: Findings): string {
  if (length === 0) return "Nothing found. Try fewer words, or other ones.";
  if (partial) return "No page has all the words; these have some.";
  if (length > most) return `${most} of ${length} results`;
  return length === 1 ? "1 result" : `${length} results`;
}
