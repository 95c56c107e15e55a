import { element } from "../../../components/browser/dom.ts";
import type { ParameterField } from "../operation.ts";
import { type ParameterValue, pathError } from "../request.ts";
import type { SavedValues } from "../tab-state.ts";
import { createFormField, type FormField } from "./form-field.ts";

/** The input for a parameter. The API validates values, except path segments that would change the path. */
export interface ParameterInput extends FormField<HTMLInputElement | HTMLSelectElement> {
  parameter: ParameterField;
  read(): ParameterValue;
}

export function createParameterInput(parameter: ParameterField, saved: SavedValues | undefined): ParameterInput {
  const { name, location, isList, required, description } = parameter;
  const savedValue = saved?.values[name];
  const control =
    parameter.allowedValues.length > 0 || parameter.type === "boolean" ? selectInput(parameter) : textInput(parameter);
  control.value = savedValue ?? initialValue(parameter);
  const origin = savedValue === undefined ? [] : [" ", element("b", {}, `Filled from the response of ${saved?.from}.`)];
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

// Optional parameters are only filled if the sample has them.
function initialValue({ required, example, sampleValue }: ParameterField): string {
  return [sampleValue ?? (required ? example : undefined) ?? ""].flat().join();
}

// Accepts invalid values too, so that users can see the API's error response.
function textInput({ type, default: defaultValue }: ParameterField): HTMLInputElement {
  return element("input", {
    type: "text",
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    inputmode: /^(integer|number)/.test(type) ? "decimal" : undefined,
    placeholder: defaultValue === undefined ? undefined : String(defaultValue),
  });
}

function selectInput({ allowedValues, required, default: defaultValue }: ParameterField): HTMLSelectElement {
  const all = allowedValues.length > 0 ? allowedValues : ["true", "false"];
  const unsetLabel = defaultValue === undefined ? "Not set" : `Not set (default: ${defaultValue})`;
  return element(
    "select",
    {},
    ...(required ? [] : [element("option", { value: "" }, unsetLabel)]),
    ...all.map((value) => element("option", { value }, value)),
  );
}

// Omits patterns, which are long and shown in the reference below.
function typeText({ type, format, isList, allowedValues, constraints }: ParameterField): string {
  const kind =
    allowedValues.length > 0 ? [] : [isList ? `${type}, comma-separated` : type, ...(format ? [format] : [])];
  return [...kind, ...constraints.filter((text) => !text.includes("`"))].join(", ");
}

function inlineMarkdown(markdown: string): (Node | string)[] {
  return markdown.split("`").map((text, index) => (index % 2 === 1 ? element("code", {}, text) : text));
}
