import { type Attributes, element } from "../../browser/element.ts";
import type { Fields } from "./form/form.ts";

/** The parts of the form that change while it is used. */
export interface Panel {
  element: HTMLElement;
  title: HTMLElement;
  form: HTMLFormElement;
  send: HTMLButtonElement;
  /** Sends a body that is no JSON. */
  anyway: HTMLButtonElement;
  cancel: HTMLButtonElement;
  reset: HTMLButtonElement;
  /** One line about what came of it, which screen readers read out. */
  status: HTMLElement;
  /** All that came of it. */
  result: HTMLElement;
}

/** Puts the form together. */
export function createPanel({ elements }: Fields): Panel {
  const title = element("h2", { id: "try-title", tabindex: "-1" }, "Try it");
  const anyway = button("Send as it is", { hidden: true });
  const cancel = button("Cancel", { hidden: true });
  const reset = button("Reset the mock", { class: "try-reset" });
  const status = element("p", { class: "try-status", role: "status" });
  const result = element("div", { class: "try-result" });
  const send = element("button", { type: "submit", class: "try-send" }, "Send");
  const actions = element("div", { class: "try-actions" }, send, anyway, cancel, reset);
  const form = element("form", { novalidate: true, "aria-labelledby": title.id }, ...elements, actions);
  const all = element("section", { class: "try-it", "aria-labelledby": title.id }, title, form, status, result);
  return { element: all, title, form, send, anyway, cancel, reset, status, result };
}

function button(label: string, attributes: Attributes = {}): HTMLButtonElement {
  return element("button", { type: "button", ...attributes }, label);
}
