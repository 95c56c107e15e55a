import type { Person } from "@crewkit/mock/compiled";
import { element } from "../../../components/browser/dom.ts";
import type { SampleInput } from "../live-sample.ts";
import type { TryItData } from "../mock.ts";
import type { ParameterField, TryOperation } from "../operation.ts";
import { pathError, type RequestDraft } from "../request.ts";
import { loadState, type SavedValues } from "../tab-state.ts";
import { createBodySection } from "./body.ts";
import { createTargetSection, type Target } from "./target.ts";
import { collapseOptional, createValueField, type ValueField } from "./value-field.ts";

export type FormValues = Omit<RequestDraft, keyof Target> & Target;

export interface RequestForm {
  elements: HTMLElement[];
  /** Shows errors, focuses the first invalid field, and returns whether the request can be sent. */
  validate(options: { allowInvalidBody: boolean }): boolean;
  /** Users may send a body that is not valid JSON to see the API's response. */
  isBodyValid(): boolean;
  read(): FormValues;
  /** The input for the code samples. Contains no token, and the last valid body. */
  readSample(): SampleInput;
}

export function createRequestForm(api: TryItData, operation: TryOperation, people: Person[]): RequestForm {
  const { operationId, parameterFields } = operation;
  const saved = loadState("next")?.[operationId];
  const target = createTargetSection(api, people, operation);
  const parameters = parameterFields.map((field) => ({ ...field, input: createParameterInput(field, saved) }));
  const body = operation.body && createBodySection(operation, saved?.body);
  const read = (location: ParameterField["location"]) => {
    const all = parameters.filter((each) => each.location === location);
    const values = all.map(({ name, input }) => [name, input.read()] as const);
    // Empty lists are not sent either.
    return Object.fromEntries(values.filter(([, value]) => [value ?? []].flat().length > 0));
  };
  const values = () => ({ path: read("path"), query: read("query"), header: read("header") });
  const sections = titles.flatMap(([location, title]) => {
    const inputs = parameters.filter((each) => each.location === location).map(({ input }) => input);
    return inputs.length > 0
      ? [element("fieldset", {}, element("legend", {}, title), ...collapseOptional(inputs))]
      : [];
  });
  const elements = [target.element, ...sections, ...(body ? [body.element] : [])];
  return {
    elements,
    isBodyValid: () => body?.isValid() ?? true,
    validate({ allowInvalidBody }) {
      const fields = [target.baseUrl, ...parameters.map(({ input }) => input), ...(body ? [body.text] : [])];
      for (const field of fields) field.validate();
      const invalid = elements.flatMap((section) => [...section.querySelectorAll<HTMLElement>("[aria-invalid]")]);
      const first = invalid.find((control) => !allowInvalidBody || control !== body?.text.control);
      first?.focus();
      return first === undefined;
    },
    read: () => ({ ...target.read(), values: values(), body: body?.read() }),
    readSample: () => ({ values: values(), body: body?.lastValid(), secured: target.isAuthorized() }),
  };
}

const titles = [
  ["path", "Path parameters"],
  ["query", "Query parameters"],
  ["header", "Request headers"],
] as const;

// Optional parameters are only filled if the sample has them.
function createParameterInput(field: ParameterField, saved: SavedValues | undefined): ValueField {
  const { name, location, required, example, sampleValue } = field;
  const savedValue = saved?.values[name];
  const origin = element("b", {}, ` Filled from the response of ${saved?.from}.`);
  const input = createValueField(field, savedValue ?? sampleValue ?? (required ? example : undefined), {
    isParameter: true,
    help: savedValue === undefined ? [] : [origin],
    // The API validates values, except path segments that would change the path.
    findError: () => (location === "path" ? pathError(String(input.read() ?? "")) : undefined),
  });
  return input;
}
