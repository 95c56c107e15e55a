import { element } from "../../../components/browser/dom.ts";
import { jsonError, parseJson } from "../json.ts";
import type { TryOperation } from "../operation.ts";
import { createFormField, createSelectField, type FormField } from "./form-field.ts";
import { createObjectControl } from "./value-field.ts";

export interface BodySection {
  element: HTMLElement;
  text: FormField<HTMLTextAreaElement>;
  isValid(): boolean;
  read(): string | undefined;
  /** The last valid body. Undefined without a body. */
  lastValid(): unknown;
}

/** Creates a tab with a field for each property of the request body, and a tab with the JSON that is sent. */
export function createBodySection({ bodies, body }: TryOperation, prefilled: object = {}): BodySection {
  const stringify = (value: unknown) => JSON.stringify(value, null, 2);
  const texts = bodies.map(({ value }) => stringify({ ...(value as object), ...prefilled }));
  const area = element("textarea", { rows: "12", spellcheck: "false", autocapitalize: "off" }, texts[0] ?? "");
  const help = new Text();
  const findError = () => (area.value === "" ? undefined : jsonError(area.value));
  const isValid = () => findError() === undefined;
  const text = createFormField(area, { label: "JSON", required: body?.required, help: [help], findError });
  const formTab = tabButton("form", true);
  const jsonTab = tabButton("json", false);
  const formPanel = element("div", { class: "tab" });
  let lastValid: unknown;
  let readForm = (): unknown => lastValid;

  function onText(): void {
    text.validate();
    help.data = isValid() ? "The sample shows this body." : "The sample shows the last valid body.";
    if (isValid()) lastValid = parseJson(area.value);
  }

  function showForm(): void {
    const isObject = lastValid === undefined || /^\s*\{/.test(area.value);
    const control = createObjectControl(isObject ? (body?.fields ?? []) : [], lastValid as object);
    readForm = control.read;
    formPanel.replaceChildren(isObject ? control.element : "The body is not an object. Edit it as JSON.");
  }

  area.addEventListener("input", onText);
  formPanel.addEventListener("input", () => {
    area.value = stringify(readForm());
    onText();
  });
  formTab.addEventListener("change", () => {
    if (isValid()) return showForm();
    jsonTab.checked = true;
    text.validate();
    area.focus();
  });
  const labels = bodies.map(({ label }, index) => [String(index), label.replaceAll("`", "")] as const);
  const example = createSelectField("Example", labels);
  example.control.addEventListener("change", () => {
    area.value = texts[Number(example.control.value)] ?? "";
    onText();
    showForm();
  });
  onText();
  showForm();
  return {
    element: element(
      "fieldset",
      {},
      element("legend", {}, "Request body"),
      element(
        "fieldset",
        { class: "tabs" },
        element("legend", {}, "Edit as"),
        formTab,
        element("label", { for: formTab.id }, "Form"),
        formPanel,
        jsonTab,
        element("label", { for: jsonTab.id }, "JSON"),
        element("div", { class: "tab" }, text.element),
        ...(bodies.length > 1 ? [example.element] : []),
      ),
    ),
    text,
    isValid,
    read: () => area.value || undefined,
    lastValid: () => lastValid,
  };
}

function tabButton(value: string, checked: boolean): HTMLInputElement {
  return element("input", { type: "radio", name: "try-tab", id: `try-${value}`, value, checked });
}
