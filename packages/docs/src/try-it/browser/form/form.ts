import type { Person } from "@crewkit/mock/compiled";
import { element } from "../../../components/browser/dom.ts";
import type { SampleInput } from "../live-sample.ts";
import type { TryItData } from "../mock.ts";
import type { TryOperation } from "../operation.ts";
import type { RequestDraft } from "../request.ts";
import { loadState } from "../tab-state.ts";
import { createBodySection } from "./body.ts";
import { createParameterInput, type ParameterInput } from "./parameter.ts";
import { createTargetSection, type Target } from "./target.ts";

export type FormValues = Omit<RequestDraft, keyof Target> & Target;

export interface RequestForm {
  elements: HTMLElement[];
  /** Shows errors, focuses the first invalid field, and returns whether the request can be sent. */
  validate(options: { allowInvalidBody: boolean }): boolean;
  read(): FormValues;
  /** The input for the code samples. Contains no token, and the last valid body. */
  readSample(): SampleInput;
  /** Returns the error if the body is not valid JSON. Users may send it anyway to see the API's response. */
  validateBody(): string | undefined;
}

export function createRequestForm(api: TryItData, operation: TryOperation, people: Person[]): RequestForm {
  const { operationId, parameterFields, requestBody } = operation;
  const saved = loadState("next")?.[operationId];
  const target = createTargetSection(api, people, operation);
  const rows = parameterFields.map((field) => createParameterInput(field, saved));
  const body = requestBody && createBodySection(operation, saved?.body);
  const values = () => rows.map((row) => row.read());
  return {
    elements: [target.element, ...groupByLocation(rows), ...(body ? [body.element] : [])],
    validateBody: () => body?.text.validate(),
    validate({ allowInvalidBody }) {
      const results = [target.baseUrl, ...rows, ...(body ? [body.text] : [])].map((row) => {
        return { row, error: allowInvalidBody && row === body?.text ? undefined : row.validate() };
      });
      for (const { row, error } of results) row.showError(error);
      const first = results.find(({ error }) => error !== undefined);
      first?.row.control.focus();
      return first === undefined;
    },
    read: () => ({ ...target.read(), values: values(), body: body?.read() }),
    readSample: () => ({ values: values(), body: body?.lastValid(), secured: target.isAuthorized() }),
  };
}

function groupByLocation(rows: ParameterInput[]): HTMLElement[] {
  return titles.flatMap(([location, title]) => {
    const group = rows.filter(({ parameter }) => parameter.location === location);
    return group.length > 0 ? [element("fieldset", {}, element("legend", {}, title), ...collapseOptional(group))] : [];
  });
}

const titles = [
  ["path", "Path parameters"],
  ["query", "Query parameters"],
  ["header", "Request headers"],
] as const;

// Collapses empty optional parameters if there are more than two.
function collapseOptional(rows: ParameterInput[]): HTMLElement[] {
  const needed = rows.filter(({ parameter, read }) => parameter.required || read().text !== "");
  const others = rows.filter((row) => !needed.includes(row));
  if (others.length <= 2) return rows.map((row) => row.element);
  const inner = element("div", { class: "try-grid" }, ...others.map((row) => row.element));
  const summary = element("summary", {}, `Optional parameters (${others.length})`);
  return [...needed.map((row) => row.element), element("details", { class: "try-wide" }, summary, inner)];
}
