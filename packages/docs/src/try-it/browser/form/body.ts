import { element } from "../../../components/browser/dom.ts";
import { jsonError } from "../json.ts";
import type { TryOperation } from "../operation.ts";
import { createFormField, type FormField } from "./form-field.ts";

export interface BodySection {
  element: HTMLElement;
  text: FormField<HTMLTextAreaElement>;
  read(): string | undefined;
  /** The last valid body. Undefined without a body. */
  lastValid(): unknown;
}

export function createBodySection({ bodies, requestBody }: TryOperation, prefilled: object = {}): BodySection {
  const texts = bodies.map(({ value }) => JSON.stringify({ ...(value as object), ...prefilled }, null, 2));
  const area = element("textarea", { rows: String(rowCount(texts[0])), spellcheck: "false", autocapitalize: "off" });
  area.value = texts[0] ?? "";
  const help = new Text(helpTexts.valid);
  const text = createFormField(area, {
    id: "body",
    label: "JSON",
    required: requestBody?.required ?? false,
    wide: true,
    help: [help],
    validate: () => (area.value === "" ? undefined : jsonError(area.value)),
  });
  const example = createExampleField(bodies);
  let lastValid = parse(area.value);
  const onInput = () => {
    text.showError();
    const isValid = text.validate() === undefined;
    if (isValid) lastValid = parse(area.value);
    help.data = isValid ? helpTexts.valid : helpTexts.invalid;
  };
  example.control.addEventListener("change", () => {
    area.value = texts[Number(example.control.value)] ?? "";
    onInput();
  });
  area.addEventListener("input", onInput);
  const rows = [...(bodies.length > 1 ? [example.element] : []), text.element];
  return {
    element: element("fieldset", {}, element("legend", {}, "Request body"), ...rows),
    text,
    read: () => area.value || undefined,
    lastValid: () => lastValid,
  };
}

// Both fit on a line, so that the form does not move while the user types.
const helpTexts = {
  valid: "The sample shows this body.",
  invalid: "The sample shows the last valid body.",
};

function parse(text: string): unknown {
  return text === "" ? undefined : JSON.parse(text);
}

function createExampleField(bodies: TryOperation["bodies"]): FormField<HTMLSelectElement> {
  const options = bodies.map(({ label }, index) => element("option", { value: String(index) }, plain(label)));
  return createFormField(element("select", {}, ...options), { id: "body-example", label: "Example", wide: true });
}

function plain(markdown: string): string {
  return markdown.replaceAll("`", "");
}

function rowCount(text = ""): number {
  return Math.min(Math.max(text.split("\n").length, 4), 16);
}
