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
  send: HTMLButtonElement;
  /** Sends a body that is not valid JSON. */
  sendAnyway: HTMLButtonElement;
  cancel: HTMLButtonElement;
  reset: HTMLButtonElement;
  /** A live region with one line about the result. */
  status: HTMLElement;
  result: HTMLElement;
  readSample: RequestForm["readSample"];
}

interface TryItContext {
  api: TryItData;
  mock: PageMock;
  operation: TryOperation;
  requestForm: RequestForm;
  panel: Panel;
}

export function createTryItPanel(api: TryItData, mock: PageMock, operation: TryOperation): Panel {
  const requestForm = createRequestForm(api, operation, mock.people());
  const panel = buildPanel(requestForm);
  const context = { api, mock, operation, requestForm, panel };
  let running: AbortController | undefined;

  async function submit(allowInvalidBody: boolean): Promise<void> {
    panel.sendAnyway.hidden = allowInvalidBody || requestForm.isBodyValid();
    if (running || !requestForm.validate({ allowInvalidBody })) return;
    running = new AbortController();
    await sendRequest(context, running);
    running = undefined;
  }

  panel.form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit(false);
  });
  panel.sendAnyway.addEventListener("click", () => submit(true));
  panel.cancel.addEventListener("click", () => running?.abort());
  panel.reset.addEventListener("click", () => {
    mock.reset();
    showStatus(panel, ["The mock was reset to its initial state."]);
  });
  return panel;
}

async function sendRequest(context: TryItContext, controller: AbortController): Promise<void> {
  const { api, mock, operation, requestForm, panel } = context;
  const formValues = requestForm.read();
  const { baseUrl, errorStatus } = formValues;
  const request = prepareRequest(operation, {
    ...formValues,
    baseUrl: baseUrl ?? apiBasePath(api.contract),
    ...(errorStatus === 401 && { token: undefined }),
  });
  const mockFetch = errorStatus ? mock.fetchWithError(operation.operationId, errorStatus) : mock.fetch;
  const fetcher = baseUrl === undefined ? mockFetch : globalThis.fetch.bind(globalThis);
  showStatus(panel, ["Waiting for the response…"]);
  panel.cancel.hidden = false;
  try {
    showResponse(context, formValues, await send(request, fetcher, controller));
  } catch (error) {
    showStatus(panel, [await explainFailure(error, baseUrl)]);
  }
  if (document.activeElement === panel.cancel) panel.send.focus();
  panel.cancel.hidden = true;
}

function showResponse(
  { api, mock, operation, panel }: TryItContext,
  formValues: FormValues,
  response: HttpResponse,
): void {
  const isMock = formValues.baseUrl === undefined;
  const exchange = createExchange(formValues.values, formValues.body, response.text);
  const steps = resolveLinks(api.contract, operation, response.status, exchange);
  // Responses of deployments may contain secrets.
  if (isMock) saveLinks(operation.operationId, steps);
  const saved = !isMock || mock.saveState();
  showStatus(panel, statusLine(api.statuses, operation, response), [
    ...responseView(response),
    ...nextStepsView(steps, isMock),
    ...(saved ? [] : [element("p", { class: "try-quiet" }, stateNotSaved)]),
  ]);
}

const stateNotSaved = "The state of the mock is too large to save. The next page starts with the initial state.";

function showStatus({ status, result }: Panel, line: (Node | string)[], more: HTMLElement[] = []): void {
  status.replaceChildren(...line);
  result.replaceChildren(...more);
  status.scrollIntoView({ block: "nearest" });
}

function buildPanel({ elements, readSample }: RequestForm): Panel {
  const title = element("h2", { id: "try-title", tabindex: "-1" }, "Try it");
  const sendAnyway = button("Send anyway", { hidden: true });
  const cancel = button("Cancel", { hidden: true });
  const reset = button("Reset mock", { class: "try-reset" });
  const status = element("p", { class: "try-status", role: "status" });
  const result = element("div", { class: "try-result" });
  const send = element("button", { type: "submit", class: "try-send" }, "Send");
  const actions = element("div", { class: "try-actions" }, send, sendAnyway, cancel, reset);
  const form = element("form", { novalidate: true, "aria-labelledby": title.id }, ...elements, actions);
  const all = element("section", { class: "try-it", "aria-labelledby": title.id }, title, form, status, result);
  return { element: all, title, form, send, sendAnyway, cancel, reset, status, result, readSample };
}

function button(label: string, attributes: Attributes = {}): HTMLButtonElement {
  return element("button", { type: "button", ...attributes }, label);
}
