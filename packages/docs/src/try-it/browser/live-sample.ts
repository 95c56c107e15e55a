import { type Language, languages } from "../../samples/languages.ts";
import { useOrganizationVariable, variableNames } from "../../samples/variables.ts";
import { highlight } from "./highlight.ts";
import type { TryOperation } from "./operation.ts";
import { encode, type ParameterValues } from "./request.ts";

/** The input of a form. */
export interface SampleInput {
  values: ParameterValues;
  /** Undefined for a request without a body. */
  body: unknown;
  /** Whether the request has a token. */
  secured: boolean;
}

/**
 * Renders the input of a form as a code sample.
 *
 * @param organizationId the organization of the samples, which becomes the variable `$ORG`.
 */
export function renderInput(
  { language, render }: Pick<Language, "language" | "render">,
  operation: TryOperation,
  { values, body, secured }: SampleInput,
  organizationId: string,
): string {
  const { operationId, method, path: template } = operation;
  // The client encodes path parameters.
  const path = Object.entries(values.path).map(([name, value = ""]): [string, string] => {
    return [name, language === "client" ? String(value) : encode(value)];
  });
  const input = maskVariables({ path, query: values.query, body });
  const request = useOrganizationVariable(input, organizationId);
  const code = render({ operationId, method: method.toUpperCase(), template, secured, ...request });
  const isHereDocument = language === "curl" && variableNames(request.body).length > 0;
  return code.replaceAll(encodeURIComponent(mask), "%24").replaceAll(mask, isHereDocument ? "\\$" : "$");
}

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

// In samples, the string `"$NAME"` is a variable. The input contains only text.
function maskVariables<Input>(input: Input): Input {
  return JSON.parse(JSON.stringify(input).replace(/"\$(?=[A-Z_]+")/g, `"${mask}`));
}

const mask = "\uE000";

// The panel has a fixed height while a form is open, so that the form does not move while the user types.
function scrollToChange(code: HTMLElement, before: string, after: string): void {
  const [old, lines] = [before.split("\n"), after.split("\n")];
  const changed = lines.findIndex((line, index) => line !== old[index]);
  const pre = code.parentElement as HTMLElement;
  const top = (Math.max(changed, 0) / lines.length) * code.offsetHeight;
  if (top < pre.scrollTop || top > pre.scrollTop + pre.clientHeight * 0.75) pre.scrollTop = top - pre.clientHeight / 2;
}
