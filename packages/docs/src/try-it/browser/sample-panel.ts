import { type Language, languages } from "../../samples/languages.ts";
import { highlight } from "./highlight.ts";

/** The code samples of the page. While a form is open, they show its request. */
export interface SamplePanel {
  /** Updates the sample in the selected language. */
  update(): void;
  /** Shows the samples of the page again. */
  restore(): void;
}

export function createSamplePanel(block: HTMLElement, render: (language: Language) => string): SamplePanel {
  const originals = new Map<HTMLElement, Node[]>();
  let shown = "";

  function update(): void {
    const selected = block.querySelector<HTMLInputElement>("[name=language]:checked");
    const language = languages.find((each) => each.language === selected?.value);
    const code = block.querySelector<HTMLElement>("[name=language]:checked + label + .tab code");
    if (!language || !code) return;
    block.classList.add("live");
    if (!originals.has(code)) originals.set(code, [...code.childNodes]);
    const text = render(language);
    if (code.textContent === text) return;
    code.replaceChildren(...highlight(text, language.syntax));
    scrollToChange(code, shown, text);
    shown = text;
  }

  block.addEventListener("change", () => originals.size > 0 && update());
  return {
    update,
    restore() {
      block.classList.remove("live");
      for (const [code, nodes] of originals) code.replaceChildren(...nodes);
      originals.clear();
    },
  };
}

// The panel has a fixed height while a form is open, so that the form does not move while the user types.
function scrollToChange(code: HTMLElement, before: string, after: string): void {
  const [old, lines] = [before.split("\n"), after.split("\n")];
  const changed = lines.findIndex((line, index) => line !== old[index]);
  const pre = code.parentElement as HTMLElement;
  const top = (Math.max(changed, 0) / lines.length) * code.offsetHeight;
  if (top < pre.scrollTop || top > pre.scrollTop + pre.clientHeight * 0.75) pre.scrollTop = top - pre.clientHeight / 2;
}
