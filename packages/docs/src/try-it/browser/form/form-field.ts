import { element } from "../../../components/browser/dom.ts";

export interface FormField<Control extends HTMLElement = HTMLElement> {
  element: HTMLElement;
  control: Control;
  validate(): string | undefined;
  /** Shows an error below the field, or removes it. */
  showError(error?: string): void;
}

export interface FormFieldOptions {
  id: string;
  label: Node | string;
  type?: string;
  required?: boolean | undefined;
  wide?: boolean;
  help?: (Node | string)[];
  validate?: () => string | undefined;
}

export function createFormField<Control extends HTMLElement>(
  control: Control,
  options: FormFieldOptions,
): FormField<Control> {
  const { id, label, type, required, wide, help = [], validate = () => undefined } = options;
  const ids = { control: `try-${id}`, help: `try-${id}-help`, error: `try-${id}-error` };
  const labels = [type, required && "required"].filter(Boolean).join(", ");
  const errorElement = element("p", { id: ids.error, class: "try-error", hidden: true });
  control.id = ids.control;
  control.setAttribute("aria-describedby", [...(help.length > 0 ? [ids.help] : []), ids.error].join(" "));
  if (required) control.setAttribute("aria-required", "true");
  return {
    element: element(
      "div",
      { class: wide ? "try-row try-wide" : "try-row" },
      element("label", { for: ids.control }, label, " ", element("span", { class: "try-quiet" }, labels)),
      control,
      ...(help.length > 0 ? [element("p", { id: ids.help, class: "try-quiet" }, ...help)] : []),
      errorElement,
    ),
    control,
    validate,
    showError(text) {
      errorElement.textContent = text ?? "";
      errorElement.hidden = text === undefined;
      if (text === undefined) control.removeAttribute("aria-invalid");
      else control.setAttribute("aria-invalid", "true");
    },
  };
}
