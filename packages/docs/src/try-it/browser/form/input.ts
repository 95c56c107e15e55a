import { element } from "../../../browser/element.ts";
import type { Input } from "../operation.ts";
import { pathFault, type Value } from "../request.ts";
import type { Told } from "../tab.ts";
import { type Row, row } from "./row.ts";

/** A parameter's field. The API itself judges what is typed, but for what would make another path. */
export interface InputRow extends Row<HTMLInputElement | HTMLSelectElement> {
  input: Input;
  read(): Value;
}

/** Makes the field of a parameter, filled with what an answer has told, if one has. */
export function inputRow(input: Input, told: Told | undefined): InputRow {
  const { name, place, isList, required, description } = input;
  const known = told?.values[name];
  const control = input.values.length > 0 || input.type === "boolean" ? choice(input) : field(input);
  control.value = known ?? exampleOf(input);
  const origin = known === undefined ? [] : [" ", element("b", {}, `From the answer of ${told?.from}.`)];
  const made = row(control, {
    id: `${place}-${name}`,
    label: element("code", {}, name),
    type: typeOf(input),
    required,
    help: [...words(description), ...origin],
    fault: () => (place === "path" ? pathFault(control.value) : undefined),
  });
  return { ...made, input, read: () => ({ name, place, isList, text: control.value }) };
}

// What is needed is there from the start; the rest stays empty.
function exampleOf({ required, example, isList }: Input): string {
  if (!required || example === undefined) return "";
  return isList ? [example].flat().join() : String(example);
}

// Any text may be typed, so that one can see what the API says to it.
function field({ type, default: usual }: Input): HTMLInputElement {
  return element("input", {
    type: "text",
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    inputmode: /^(integer|number)/.test(type) ? "decimal" : undefined,
    placeholder: usual === undefined ? undefined : String(usual),
  });
}

function choice({ values, required, default: usual }: Input): HTMLSelectElement {
  const all = values.length > 0 ? values : ["true", "false"];
  const none = usual === undefined ? "not sent" : `not sent: ${usual}`;
  return element(
    "select",
    {},
    ...(required ? [] : [element("option", { value: "" }, none)]),
    ...all.map((value) => element("option", { value }, value)),
  );
}

// A pattern would take more room than the field: the page spells it out below.
function typeOf({ type, isList, values, bounds }: Input): string {
  const kind = values.length > 0 ? [] : [isList ? `${type}, with commas` : type];
  return [...kind, ...bounds.filter((bound) => !bound.includes("`"))].join(", ");
}

/** A sentence in which code stands between backticks. */
function words(markdown: string): (Node | string)[] {
  return markdown.split("`").map((text, place) => (place % 2 === 1 ? element("code", {}, text) : text));
}
