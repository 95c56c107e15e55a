import { type Attributes, element } from "../../components/browser/dom.ts";
import { createRequestForm, type FormValues, type RequestForm } from "./form/form.ts";
import { apiBasePath } from "./form/target.ts";
import { createExchange, resolveLinks, saveLinks } from "./links.ts";
import type { PageMock, TryItData } from "./mock.ts";
import type { TryOperation } from "./operation.ts";
import { prepareRequest } from "./request.ts";
import { nextStepsView, responseView, statusLine } from "./response.ts";
import { explainFailure, type HttpResponse, send } from "./send.ts";

export interface Panel {
  element: HTMLElement;
  title: HTMLElement;
  form: HTMLFormElement;
  readSample: RequestForm["readSample"];
}

export function createTryItPanel(api: TryItData, mock: PageMock, operation: TryOperation): Panel {
  const requestForm = createRequestForm(api, operation, mock.people());
  const title = element("h2", { id: "try-title", tabindex: "-1" }, "Try it");
  const sendButton = element("button", { type: "submit", class: "try-send" }, "Send");
  const sendAnyway = button("Send anyway", { hidden: true });
  const cancel = button("Cancel", { hidden: true });
  const reset = button("Reset mock", { class: "try-reset" });
  const actions = element("div", { class: "try-actions" }, sendButton, sendAnyway, cancel, reset);
  const form = element("form", { novalidate: true, "aria-labelledby": title.id }, ...requestForm.elements, actions);
  // A live region with one line about the result.
  const status = element("p", { class: "try-status", role: "status" });
  const result = element("div", { class: "try-result" });
  let running: AbortController | undefined;

  function show(line: (Node | string)[], more: HTMLElement[] = []): void {
    status.replaceChildren(...line);
    result.replaceChildren(...more);
    status.scrollIntoView({ block: "nearest" });
  }

  async function submit(allowInvalidBody: boolean): Promise<void> {
    sendAnyway.hidden = allowInvalidBody || requestForm.isBodyValid();
    if (running || !requestForm.validate({ allowInvalidBody })) return;
    const formValues = requestForm.read();
    running = new AbortController();
    show(["Waiting for the response…"]);
    cancel.hidden = false;
    try {
      const response = await sendForm(api, mock, operation, formValues, running);
      show(statusLine(api.statuses, operation, response), resultView(api, mock, operation, formValues, response));
    } catch (error) {
      show([await explainFailure(error, formValues.baseUrl)]);
    }
    if (document.activeElement === cancel) sendButton.focus();
    cancel.hidden = true;
    running = undefined;
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit(false);
  });
  sendAnyway.addEventListener("click", () => submit(true));
  cancel.addEventListener("click", () => running?.abort());
  reset.addEventListener("click", () => {
    mock.reset();
    show(["The mock was reset to its initial state."]);
  });
  const attributes = { class: "try-it", "aria-labelledby": title.id, hidden: true };
  const section = element("section", attributes, title, form, status, result);
  return { element: section, title, form, readSample: requestForm.readSample };
}

function button(label: string, attributes: Attributes): HTMLButtonElement {
  return element("button", { type: "button", ...attributes }, label);
}

function sendForm(
  { contract }: TryItData,
  mock: PageMock,
  operation: TryOperation,
  formValues: FormValues,
  controller: AbortController,
): Promise<HttpResponse> {
  const { baseUrl = apiBasePath(contract), errorStatus } = formValues;
  const token = errorStatus === 401 ? undefined : formValues.token;
  const isMock = formValues.baseUrl === undefined;
  const fetcher = isMock ? mock.fetchFor(operation.operationId, errorStatus) : fetch.bind(globalThis);
  return send(prepareRequest(operation, { ...formValues, baseUrl, token }), fetcher, controller);
}

function resultView(
  { contract }: TryItData,
  mock: PageMock,
  operation: TryOperation,
  { baseUrl, values, body }: FormValues,
  response: HttpResponse,
): HTMLElement[] {
  const isMock = baseUrl === undefined;
  const steps = resolveLinks(contract, operation, response.status, createExchange(values, body, response.text));
  // Responses of deployments may contain secrets.
  if (isMock) saveLinks(operation.operationId, steps);
  const notice = "The state of the mock is too large to save. The next page starts with the initial state.";
  return [
    ...responseView(response),
    ...nextStepsView(steps, isMock),
    ...(!isMock || mock.saveState() ? [] : [element("p", { class: "try-quiet" }, notice)]),
  ];
}
