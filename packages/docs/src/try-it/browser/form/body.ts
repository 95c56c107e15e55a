import { element } from "../../../browser/element.ts";
import { jsonFault } from "../json.ts";
import type { TryOperation } from "../operation.ts";
import { type Row, row } from "./row.ts";

export interface BodyRows {
  element: HTMLElement;
  text: Row<HTMLTextAreaElement>;
  /** The text as it is sent; undefined for nothing. */
  read(): string | undefined;
}

/** Makes the field of the request body, with the contract's examples to choose from, and in them what is known. */
export function bodyRows({ bodies, requestBody }: TryOperation, known: object = {}): BodyRows {
  const texts = bodies.map(({ value }) => JSON.stringify({ ...(value as object), ...known }, null, 2));
  const area = element("textarea", { rows: String(rowsOf(texts[0])), spellcheck: "false", autocapitalize: "off" });
  area.value = texts[0] ?? "";
  const text = row(area, {
    id: "body",
    label: "JSON",
    required: requestBody?.required ?? false,
    wide: true,
    fault: () => (area.value === "" ? undefined : jsonFault(area.value)),
  });
  const example = exampleRow(bodies);
  example.control.addEventListener("change", () => {
    area.value = texts[Number(example.control.value)] ?? "";
    text.complain();
  });
  area.addEventListener("input", () => text.complain());
  const rows = [...(bodies.length > 1 ? [example.element] : []), text.element];
  return {
    element: element("fieldset", {}, element("legend", {}, "Body"), ...rows),
    text,
    read: () => area.value || undefined,
  };
}

function exampleRow(bodies: TryOperation["bodies"]): Row<HTMLSelectElement> {
  const options = bodies.map(({ label }, place) => element("option", { value: String(place) }, plain(label)));
  return row(element("select", {}, ...options), { id: "body-example", label: "Example", wide: true });
}

function plain(markdown: string): string {
  return markdown.replaceAll("`", "");
}

function rowsOf(text = ""): number {
  return Math.min(Math.max(text.split("\n").length, 4), 16);
}
