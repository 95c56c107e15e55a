import { element } from "../../../components/browser/dom.ts";

export interface FormField<Control extends HTMLElement = HTMLElement> {
  element: HTMLElement;
  control: Control;
  /** Shows the error of the value below the field, or removes it. */
  validate(): void;
}

export interface FormFieldOptions {
  label: Node | string;
  /** The type and constraints. */
  type?: string;
  required?: boolean | undefined;
  /** A control next to the label. */
  action?: HTMLElement | undefined;
  help?: (Node | string)[];
  findError?: (() => string | undefined) | undefined;
}

export function createFormField<Control extends HTMLElement>(
  control: Control,
  { label, type = "", required, action, help = [], findError = () => undefined }: FormFieldOptions,
): FormField<Control> {
  const id = `try-field-${++count}`;
  const ids = { control: id, label: `${id}-label`, help: `${id}-help`, error: `${id}-error` };
  const errorElement = element("p", { id: ids.error, class: "try-error", hidden: true });
  control.id = ids.control;
  control.setAttribute("aria-labelledby", ids.label);
  control.setAttribute("aria-describedby", `${ids.help} ${ids.error}`);
  if (control instanceof HTMLDivElement) control.role = "group";
  else if (required) control.ariaRequired = "true";
  const details = [
    ...(type ? [" ", element("span", { class: "try-quiet" }, type)] : []),
    ...(required ? [" ", element("span", { class: "try-required" }, "required")] : []),
  ];
  const labelElement = element("label", { id: ids.label, for: ids.control }, label, ...details);
  return {
    element: element(
      "div",
      { class: "try-row" },
      element("div", { class: "try-label" }, labelElement, ...(action ? [action] : [])),
      control,
      ...(help.length > 0 ? [element("p", { id: ids.help, class: "try-quiet" }, ...help)] : []),
      errorElement,
    ),
    control,
    validate() {
      const error = findError();
      errorElement.textContent = error ?? "";
      errorElement.hidden = error === undefined;
      control.ariaInvalid = error === undefined ? null : "true";
    },
  };
}

let count = 0;

export function createSelectField(
  label: string,
  options: (readonly [value: string, label: string])[],
): FormField<HTMLSelectElement> {
  const elements = options.map(([value, text]) => element("option", { value }, text));
  return createFormField(element("select", {}, ...elements), { label });
}
