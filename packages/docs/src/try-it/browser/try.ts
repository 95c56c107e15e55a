import { type Attributes, element } from "../../browser/element.ts";
import { answerView, nextView, requestView, statusLine } from "./answer.ts";
import { explain } from "./failure.ts";
import { type Fields, formFields, type Typed } from "./form/form.ts";
import { basePathOf } from "./form/target.ts";
import { exchangeOf, keepSteps, stepsAfter } from "./links.ts";
import type { Api, PageMock } from "./mock.ts";
import type { TryOperation } from "./operation.ts";
import { type Prepared, prepare } from "./request.ts";
import { type Answer, send } from "./send.ts";

/** The parts of the form that change while it is used. */
export interface Panel {
  element: HTMLElement;
  title: HTMLElement;
  form: HTMLFormElement;
  send: HTMLButtonElement;
  /** Sends a body that is no JSON. */
  anyway: HTMLButtonElement;
  cancel: HTMLButtonElement;
  reset: HTMLButtonElement;
  /** One line about what came of it, which screen readers read out. */
  status: HTMLElement;
  /** All that came of it. */
  result: HTMLElement;
}

interface Work {
  api: Api;
  mock: PageMock;
  operation: TryOperation;
  fields: Fields;
  panel: Panel;
}

/** Makes the form of an operation, which sends what is typed and shows what comes back. */
export function createTry(api: Api, mock: PageMock, operation: TryOperation): Panel {
  const fields = formFields(api.contract, operation, mock.people());
  const panel = createPanel(fields);
  const work = { api, mock, operation, fields, panel };
  let running: AbortController | undefined;

  async function submit(anyBody: boolean): Promise<void> {
    panel.anyway.hidden = anyBody || fields.bodyFault() === undefined;
    if (running || !fields.check({ anyBody })) return;
    running = new AbortController();
    await exchange(work, running);
    running = undefined;
  }

  panel.form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit(false);
  });
  panel.anyway.addEventListener("click", () => submit(true));
  panel.cancel.addEventListener("click", () => running?.abort());
  panel.reset.addEventListener("click", () => {
    mock.reset();
    say(panel, ["The mock is as it was in the beginning."]);
  });
  return panel;
}

async function exchange(work: Work, cancelled: AbortController): Promise<void> {
  const { api, mock, operation, fields, panel } = work;
  const typed = fields.read();
  const request = prepare(operation, { ...typed, baseUrl: typed.baseUrl ?? basePathOf(api.contract) });
  const fetchBy = typed.baseUrl === undefined ? mock.fetch : globalThis.fetch.bind(globalThis);
  say(panel, ["Waiting for the answer…"]);
  panel.cancel.hidden = false;
  try {
    show(work, typed, request, await send(request, fetchBy, cancelled));
  } catch (error) {
    say(panel, [await explain(error, typed.baseUrl)], requestView(request, typed.baseUrl));
  }
  if (document.activeElement === panel.cancel) panel.send.focus();
  panel.cancel.hidden = true;
}

function show({ api, mock, operation, panel }: Work, typed: Typed, request: Prepared, answer: Answer): void {
  const { contract } = api;
  const isMock = typed.baseUrl === undefined;
  const steps = stepsAfter(contract, operation, answer.status, exchangeOf(typed.values, typed.body, answer.text));
  // What a deployment answers may be a secret.
  if (isMock) keepSteps(operation.operationId, steps);
  const kept = !isMock || mock.keep();
  say(panel, statusLine(contract, operation, answer), [
    ...answerView(answer),
    ...requestView(request, typed.baseUrl),
    ...nextView(steps, isMock),
    ...(kept ? [] : [element("p", { class: "try-quiet" }, notKept)]),
  ]);
}

const notKept = "What the mock knows by now does not fit into this tab's memory: the next page begins anew.";

function say({ status, result }: Panel, line: (Node | string)[], more: HTMLElement[] = []): void {
  status.replaceChildren(...line);
  result.replaceChildren(...more);
  status.scrollIntoView({ block: "nearest" });
}

function createPanel({ elements }: Fields): Panel {
  const title = element("h2", { id: "try-title", tabindex: "-1" }, "Try it");
  const anyway = button("Send as it is", { hidden: true });
  const cancel = button("Cancel", { hidden: true });
  const reset = button("Reset the mock", { class: "try-reset" });
  const status = element("p", { class: "try-status", role: "status" });
  const result = element("div", { class: "try-result" });
  const send = element("button", { type: "submit", class: "try-send" }, "Send");
  const actions = element("div", { class: "try-actions" }, send, anyway, cancel, reset);
  const form = element("form", { novalidate: true, "aria-labelledby": title.id }, ...elements, actions);
  const all = element("section", { class: "try-it", "aria-labelledby": title.id }, title, form, status, result);
  return { element: all, title, form, send, anyway, cancel, reset, status, result };
}

function button(label: string, attributes: Attributes = {}): HTMLButtonElement {
  return element("button", { type: "button", ...attributes }, label);
}
