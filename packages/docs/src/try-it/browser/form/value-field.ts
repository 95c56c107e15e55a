import { element } from "../../../components/browser/dom.ts";
import type { Field } from "../../../model/field.ts";
import { type ControlKind, controlKind, createControl, type ValueControl } from "./controls.ts";
import { createFormField, type FormField, type FormFieldOptions } from "./form-field.ts";

/** A control for a field of the request, with its name and description. */
export interface ValueField extends FormField {
  field: Field;
  /** Returns undefined if the field is not sent. */
  read(): unknown;
}

interface ValueFieldOptions extends Pick<FormFieldOptions, "action" | "findError"> {
  help?: (Node | string)[];
  /** Parameters without text are not sent. */
  isParameter?: boolean;
}

/** Creates a control for the type of a field. A second control selects between its value, null and nothing. */
export function createValueField(field: Field, value: unknown, options: ValueFieldOptions = {}): ValueField {
  const { name, required, isNullable } = field;
  const kind = controlKind(field, value ?? undefined);
  const control = createAnyControl(kind, field, value ?? undefined);
  const choices = [
    ...(required && value !== undefined ? [] : [["nothing", "Not sent"]]),
    ["value", "Value"],
    ...(isNullable || value === null ? [["null", "null"]] : []),
  ];
  const state = element(
    "select",
    { class: "try-state", "aria-label": `Send ${name}` },
    ...choices.map(([choice, label = ""]) => element("option", { value: choice }, label)),
  );
  state.value = value === undefined ? "nothing" : value === null ? "null" : "value";
  const hasEmptyValue = kind === "boolean" || (!options.isParameter && ["text", "list", "object"].includes(kind));
  const hasState = choices.length > 1 && (hasEmptyValue || isNullable || value === null);
  const rule = field.valueSchema["x-pattern-message"];
  const { help = [], action = hasState ? state : undefined, findError = control.findError } = options;
  const formField = createFormField(control.element, {
    label: element("code", {}, name),
    type: typeText(field),
    required,
    action,
    help: [
      ...firstSentence(field),
      ...(rule ? [element("span", { class: "try-rule" }, ` The value ${rule}.`)] : []),
      ...help,
    ],
    findError,
  });
  const showState = () => control.element.classList.toggle("try-unsent", state.value !== "value");
  control.element.addEventListener("input", () => {
    const isEmpty = [undefined, ""].some((empty) => control.read() === empty);
    state.value = isEmpty && !required ? "nothing" : "value";
    if (control.findError) formField.validate();
    showState();
  });
  state.addEventListener("input", showState);
  showState();
  const read = () => (state.value === "value" ? control.read() : state.value === "null" ? null : undefined);
  return { ...formField, field, read };
}

/** Collapses optional fields without a value if there are more than two. */
export function collapseOptional(rows: ValueField[]): HTMLElement[] {
  const needed = rows.filter(({ field, read }) => field.required || read() !== undefined);
  const others = rows.filter((row) => !needed.includes(row));
  if (others.length <= 2) return rows.map((row) => row.element);
  const inner = element("div", { class: "try-group" }, ...others.map((row) => row.element));
  const summary = element("summary", {}, `${others.length} optional fields`);
  return [...needed.map((row) => row.element), element("details", {}, summary, inner)];
}

function createAnyControl(kind: ControlKind, field: Field, value: unknown): ValueControl {
  if (kind === "list") return createListControl(field, value as unknown[] | undefined);
  if (kind === "object") return createObjectControl(field.fields, value as object | undefined);
  return createControl(kind, field, value);
}

/** Creates controls for the fields of an object. Keeps unknown properties of its value. */
export function createObjectControl(fields: Field[], value: object = {}): ValueControl {
  const rows = fields.map((field) => createValueField(field, value[field.name as keyof typeof value]));
  return {
    element: element("div", { class: "try-group" }, ...collapseOptional(rows)),
    read: () => ({ ...value, ...Object.fromEntries(rows.map(({ field, read }) => [field.name, read()])) }),
  };
}

function createListControl(field: Field, values: unknown[] = []): ValueControl {
  const add = element("button", { type: "button" }, "Add item");
  const list = element("div", { class: "try-group" });
  const group = element("div", {}, list, add);
  let rows: ValueField[] = [];
  const read = () => rows.map((row) => row.read()).filter((value) => value !== undefined);
  const show = (items: unknown[]) => {
    rows = items.map((item, index) => {
      const name = `${field.name} ${index + 1}`;
      const remove = element("button", { type: "button", "aria-label": `Remove ${name}` }, "Remove");
      remove.addEventListener("click", () => change(read().toSpliced(index, 1), add));
      return createValueField(itemField(field, name), item, { action: remove });
    });
    list.replaceChildren(...rows.map((row) => row.element));
  };
  const change = (items: unknown[], focused?: HTMLElement) => {
    show(items);
    (focused ?? rows.at(-1)?.element.querySelector<HTMLElement>("input, select, textarea"))?.focus();
    group.dispatchEvent(new Event("input", { bubbles: true }));
  };
  add.addEventListener("click", () => change([...read(), undefined]));
  show(values);
  return { element: group, read };
}

function itemField(field: Field, name: string): Field {
  return { ...field, name, type: "", isList: false, isNullable: false, required: false, constraints: [], anchor: "" };
}

// The page shows all constraints. Ranges come first, and patterns are long.
function typeText({ type, format, allowedValues, constraints }: Field): string {
  const kind = allowedValues.length > 0 ? "" : type;
  const shownFormat = format === "date-time" ? "date-time in UTC" : format;
  const [constraint] = constraints.filter((text) => !text.includes("`"));
  return [kind, shownFormat, constraint].filter(Boolean).join(", ");
}

// The page shows the whole description.
function firstSentence({ anchor }: Field): string[] {
  const text = document.querySelector(`[id="${anchor}"] > p:not(.chips)`)?.textContent ?? "";
  return text ? [text.split(/(?<=\.)\s/)[0] ?? ""] : [];
}
