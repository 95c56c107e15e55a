import { element } from "../../../browser/element.ts";
import type { ParameterField } from "../operation.ts";
import { type ParameterValue, pathError } from "../request.ts";
import type { SavedValues } from "../tab-state.ts";
import { createFormField, type FormField } from "./form-field.ts";

/** A parameter's field. The API itself judges what is typed, but for what would make another path. */
export interface ParameterInput extends FormField<HTMLInputElement | HTMLSelectElement> {
  parameter: ParameterField;
  read(): ParameterValue;
}

/** Makes the field of a parameter, filled with what an answer has told, if one has. */
export function createParameterInput(parameter: ParameterField, saved: SavedValues | undefined): ParameterInput {
  const { name, location, isList, required, description } = parameter;
  const savedValue = saved?.values[name];
  const control =
    parameter.allowedValues.length > 0 || parameter.type === "boolean" ? selectInput(parameter) : textInput(parameter);
  control.value = savedValue ?? initialValue(parameter);
  const origin = savedValue === undefined ? [] : [" ", element("b", {}, `From the answer of ${saved?.from}.`)];
  const formField = createFormField(control, {
    id: `${location}-${name}`,
    label: element("code", {}, name),
    type: typeText(parameter),
    required,
    help: [...inlineMarkdown(description), ...origin],
    validate: () => (location === "path" ? pathError(control.value) : undefined),
  });
  return { ...formField, parameter, read: () => ({ name, location, isList, text: control.value }) };
}

// What is needed is there from the start; the rest stays empty.
function initialValue({ required, example, isList }: ParameterField): string {
  if (!required || example === undefined) return "";
  return isList ? [example].flat().join() : String(example);
}

// Any text may be typed, so that one can see what the API says to it.
function textInput({ type, default: usual }: ParameterField): HTMLInputElement {
  return element("input", {
    type: "text",
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    inputmode: /^(integer|number)/.test(type) ? "decimal" : undefined,
    placeholder: usual === undefined ? undefined : String(usual),
  });
}

function selectInput({ allowedValues, required, default: usual }: ParameterField): HTMLSelectElement {
  const all = allowedValues.length > 0 ? allowedValues : ["true", "false"];
  const none = usual === undefined ? "not sent" : `not sent: ${usual}`;
  return element(
    "select",
    {},
    ...(required ? [] : [element("option", { value: "" }, none)]),
    ...all.map((value) => element("option", { value }, value)),
  );
}

// A pattern would take more room than the field: the page spells it out below.
function typeText({ type, isList, allowedValues, constraints }: ParameterField): string {
  const kind = allowedValues.length > 0 ? [] : [isList ? `${type}, with commas` : type];
  return [...kind, ...constraints.filter((bound) => !bound.includes("`"))].join(", ");
}

/** A sentence in which code stands between backticks. */
function inlineMarkdown(markdown: string): (Node | string)[] {
  return markdown.split("`").map((text, place) => (place % 2 === 1 ? element("code", {}, text) : text));
}
