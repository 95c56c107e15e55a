import type { Person } from "@crewkit/mock/compiled";
import type { Contract } from "@crewkit/openapi";
import { element } from "../../../browser/element.ts";
import type { TryOperation } from "../operation.ts";
import type { RequestDraft } from "../request.ts";
import { loadState } from "../tab-state.ts";
import { createBodySection } from "./body.ts";
import { createParameterInput, type ParameterInput } from "./parameter.ts";
import { createTargetSection } from "./target.ts";

/** What was typed: a draft whose base URL is undefined for the mock in this page. */
export type FormValues = Omit<RequestDraft, "baseUrl"> & { baseUrl: string | undefined };

export interface RequestForm {
  elements: HTMLElement[];
  /** Says at each field what is wrong with it, and takes the focus to the first: whether all can be sent. */
  validate(options: { anyBody: boolean }): boolean;
  read(): FormValues;
  /** Why the body is no JSON. It can be sent all the same: the API has an answer to that. */
  validateBody(): string | undefined;
}

/** Makes the fields: where the request goes, each parameter, the body. What answers have told is filled in. */
export function createRequestForm(contract: Contract, operation: TryOperation, people: Person[]): RequestForm {
  const { operationId, parameterFields, requestBody, secured } = operation;
  const saved = loadState("next")?.[operationId];
  const target = createTargetSection(contract, people, secured);
  const rows = parameterFields.map((input) => createParameterInput(input, saved));
  const body = requestBody && createBodySection(operation, saved?.body);
  return {
    elements: [target.element, ...groupByLocation(rows), ...(body ? [body.element] : [])],
    validateBody: () => body?.text.validate(),
    validate({ anyBody }) {
      const results = [target.baseUrl, ...rows, ...(body ? [body.text] : [])].map((row) => {
        return { row, fault: anyBody && row === body?.text ? undefined : row.validate() };
      });
      for (const { row, fault } of results) row.showError(fault);
      const first = results.find(({ fault }) => fault !== undefined);
      first?.row.control.focus();
      return first === undefined;
    },
    read: () => ({ ...target.read(), values: rows.map((row) => row.read()), body: body?.read() }),
  };
}

// The fields of parameters by where they are sent; those that may stay empty behind a triangle, where they are many.
function groupByLocation(rows: ParameterInput[]): HTMLElement[] {
  return titles.flatMap(([location, title]) => {
    const inside = rows.filter(({ parameter }) => parameter.location === location);
    return inside.length > 0
      ? [element("fieldset", {}, element("legend", {}, title), ...collapseOptional(inside))]
      : [];
  });
}

const titles = [
  ["path", "Path"],
  ["query", "Query"],
  ["header", "Headers"],
] as const;

function collapseOptional(rows: ParameterInput[]): HTMLElement[] {
  const needed = rows.filter(({ parameter, read }) => parameter.required || read().text !== "");
  const others = rows.filter((row) => !needed.includes(row));
  if (others.length <= 2) return rows.map((row) => row.element);
  const inner = element("div", { class: "try-grid" }, ...others.map((row) => row.element));
  const summary = element("summary", {}, `${others.length} that may stay empty`);
  return [...needed.map((row) => row.element), element("details", { class: "try-wide" }, summary, inner)];
}
