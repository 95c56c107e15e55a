import type { Person } from "@crewkit/mock/compiled";
import type { Contract } from "@crewkit/openapi";
import { element } from "../../../browser/element.ts";
import type { TryOperation } from "../operation.ts";
import type { Draft } from "../request.ts";
import { recall } from "../tab.ts";
import { bodyRows } from "./body.ts";
import { type InputRow, inputRow } from "./input.ts";
import { targetRows } from "./target.ts";

/** What was typed: a draft whose base URL is undefined for the mock in this page. */
export type Typed = Omit<Draft, "baseUrl"> & { baseUrl: string | undefined };

export interface Fields {
  elements: HTMLElement[];
  /** Says at each field what is wrong with it, and takes the focus to the first: whether all can be sent. */
  check(options: { anyBody: boolean }): boolean;
  read(): Typed;
  /** Why the body is no JSON. It can be sent all the same: the API has an answer to that. */
  bodyFault(): string | undefined;
}

/** Makes the fields: where the request goes, each parameter, the body. What answers have told is filled in. */
export function formFields(contract: Contract, operation: TryOperation, people: Person[]): Fields {
  const { operationId, inputs, requestBody, secured } = operation;
  const known = recall("next")?.[operationId];
  const target = targetRows(contract, people, secured);
  const rows = inputs.map((input) => inputRow(input, known));
  const body = requestBody && bodyRows(operation, known?.body);
  return {
    elements: [target.element, ...groups(rows), ...(body ? [body.element] : [])],
    bodyFault: () => body?.text.fault(),
    check({ anyBody }) {
      const judged = [target.baseUrl, ...rows, ...(body ? [body.text] : [])].map((row) => {
        return { row, fault: anyBody && row === body?.text ? undefined : row.fault() };
      });
      for (const { row, fault } of judged) row.complain(fault);
      const first = judged.find(({ fault }) => fault !== undefined);
      first?.row.control.focus();
      return first === undefined;
    },
    read: () => ({ ...target.read(), values: rows.map((row) => row.read()), body: body?.read() }),
  };
}

// The fields of parameters by where they are sent; those that may stay empty behind a triangle, where they are many.
function groups(rows: InputRow[]): HTMLElement[] {
  return titles.flatMap(([place, title]) => {
    const inside = rows.filter(({ input }) => input.place === place);
    return inside.length > 0 ? [element("fieldset", {}, element("legend", {}, title), ...folded(inside))] : [];
  });
}

const titles = [
  ["path", "Path"],
  ["query", "Query"],
  ["header", "Headers"],
] as const;

function folded(rows: InputRow[]): HTMLElement[] {
  const needed = rows.filter(({ input, read }) => input.required || read().text !== "");
  const others = rows.filter((row) => !needed.includes(row));
  if (others.length <= 2) return rows.map((row) => row.element);
  const inner = element("div", { class: "try-grid" }, ...others.map((row) => row.element));
  const summary = element("summary", {}, `${others.length} that may stay empty`);
  return [...needed.map((row) => row.element), element("details", { class: "try-wide" }, summary, inner)];
}
