import { element } from "../../../browser/element.ts";

export interface FormField<Control extends HTMLElement = HTMLElement> {
  element: HTMLElement;
  control: Control;
  /** What is wrong with what was typed, so that nothing can be sent; undefined where nothing is. */
  validate(): string | undefined;
  /** Says below the field what is wrong with it; nothing, if nothing is. */
  showError(fault?: string): void;
}

export interface FormFieldOptions {
  /** Its id within the page, without `try-`. */
  id: string;
  label: Node | string;
  /** What kind of value it takes. */
  type?: string;
  required?: boolean | undefined;
  wide?: boolean;
  /** What is said of it, below. */
  help?: (Node | string)[];
  validate?: () => string | undefined;
}

/** Puts a label before a control, and what is said of it below. */
export function createFormField<Control extends HTMLElement>(
  control: Control,
  options: FormFieldOptions,
): FormField<Control> {
  const { id, label, type, required, wide, help = [], validate = () => undefined } = options;
  const ids = { control: `try-${id}`, help: `try-${id}-help`, fault: `try-${id}-fault` };
  const marks = [type, required && "required"].filter(Boolean).join(", ");
  const errorElement = element("p", { id: ids.fault, class: "try-fault", hidden: true });
  control.id = ids.control;
  control.setAttribute("aria-describedby", [...(help.length > 0 ? [ids.help] : []), ids.fault].join(" "));
  if (required) control.setAttribute("aria-required", "true");
  return {
    element: element(
      "div",
      { class: wide ? "try-row try-wide" : "try-row" },
      element("label", { for: ids.control }, label, " ", element("span", { class: "try-quiet" }, marks)),
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
