import { type Attributes, element } from "../../../components/browser/dom.ts";
import type { Field } from "../../../model/field.ts";
import { jsonError, parseJson } from "../json.ts";

/** A control for a JSON value. */
export interface ValueControl {
  element: HTMLElement;
  /** Returns undefined if the control is empty and its type has no empty value. */
  read(): unknown;
  findError?(): string | undefined;
}

export type ControlKind = "list" | "object" | "boolean" | "number" | "select" | "date" | "date-time" | "text" | "json";

/** Values that do not fit the type of their field, and types without a control of their own, are edited as JSON. */
export function controlKind({ isList, valueSchema, allowedValues, fields }: Field, value: unknown): ControlKind {
  const [type, ...otherTypes] = [valueSchema.type].flat().filter((each) => each !== "null");
  const expected = isList ? "list" : type === "integer" ? "number" : type;
  const actual = value === undefined ? expected : Array.isArray(value) ? "list" : typeof value;
  if (actual !== expected || otherTypes.length > 0) return "json";
  if (expected === "list" || expected === "boolean" || expected === "number") return expected;
  if (expected === "object") {
    return fields.length > 0 && typeof valueSchema.additionalProperties !== "object" ? "object" : "json";
  }
  if (expected !== "string") return "json";
  if (allowedValues.length > 0) return "select";
  return dateKinds.find((kind) => valueSchema.format === kind && datePattern[kind].test(text(value) ?? "")) ?? "text";
}

// Date inputs have neither fractions of a second nor time zones.
const dateKinds = ["date", "date-time"] as const;
const datePattern = { date: /^(\d{4}-\d\d-\d\d)?$/, "date-time": /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)?$/ };

/** Creates a control for a value that is neither a list nor an object. */
export function createControl(kind: ControlKind, field: Field, value: unknown): ValueControl {
  const { valueSchema } = field;
  switch (kind) {
    case "boolean": {
      const input = element("input", { type: "checkbox", role: "switch", checked: value === true });
      return { element: input, read: () => input.checked };
    }
    case "number": {
      const { type, minimum, maximum } = valueSchema;
      const range = { min: text(minimum), max: text(maximum), step: type === "integer" ? "1" : "any" };
      return inputControl({ type: "number", ...range }, field, value, (typed) =>
        typed === "" ? undefined : Number(typed),
      );
    }
    case "select":
      return selectControl(field, value);
    case "date":
      return inputControl({ type: "date" }, field, value, (typed) => typed || undefined);
    case "date-time": {
      const shown = text(value)?.slice(0, -1);
      const toUtc = (typed: string) => (typed === "" ? undefined : `${typed.padEnd(19, ":00")}Z`);
      return inputControl({ type: "datetime-local", step: "1" }, field, shown, toUtc);
    }
    case "json":
      return jsonControl(value);
    default:
      return textControl(field, value);
  }
}

function inputControl(
  attributes: Attributes,
  { default: defaultValue }: Field,
  value: unknown,
  parse: (typed: string) => unknown,
): ValueControl {
  const input = element("input", { ...attributes, placeholder: text(defaultValue), ...plainText, value: text(value) });
  return { element: input, read: () => parse(input.value) };
}

function selectControl({ allowedValues, required, default: defaultValue }: Field, value: unknown): ValueControl {
  const unsetLabel = defaultValue === undefined ? "Not sent" : `Not sent (default: ${defaultValue})`;
  const unset = required && value !== undefined ? [] : [element("option", { value: "" }, unsetLabel)];
  const values = new Set([...allowedValues, ...(value === undefined ? [] : [String(value)])]);
  const select = element(
    "select",
    {},
    ...unset,
    ...[...values].map((each) => element("option", { value: each }, each)),
  );
  select.value = text(value) ?? "";
  return { element: select, read: () => select.value || undefined };
}

function textControl(field: Field, value: unknown): ValueControl {
  const { minLength, maxLength = 0, pattern = "" } = field.valueSchema;
  const length = { minlength: text(minLength), maxlength: text(maxLength || undefined) };
  if (maxLength <= 200 || !new RegExp(pattern, "u").test("two\nlines")) {
    return inputControl({ type: "text", pattern: inputPattern(pattern), ...length }, field, value, (typed) => typed);
  }
  const area = element("textarea", { rows: "1", ...length, ...plainText }, text(value) ?? "");
  return { element: area, read: () => area.value };
}

// Inputs match the whole value, and parse patterns with the flag `v`, which some patterns of the contract do not support.
function inputPattern(pattern: string): string | undefined {
  try {
    return /^\^.*\$$/.test(pattern) ? new RegExp(pattern, "v").source : undefined;
  } catch {
    return undefined;
  }
}

function jsonControl(value: unknown): ValueControl {
  const area = element("textarea", { rows: "3", ...plainText }, JSON.stringify(value, null, 2) ?? "");
  let lastValid = value;
  const findError = () => (area.value === "" ? undefined : jsonError(area.value));
  return {
    element: area,
    findError,
    read() {
      if (findError() === undefined) lastValid = parseJson(area.value);
      return lastValid;
    },
  };
}

const plainText = { autocomplete: "off", autocapitalize: "off", spellcheck: "false" };

function text(value: unknown): string | undefined {
  return value === undefined ? undefined : String(value);
}
