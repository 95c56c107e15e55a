import type { Contract } from "@crewkit/openapi";
import { copyButton } from "../../browser/copy-button.ts";
import { element } from "../../browser/element.ts";
import { pathOf } from "../../components/links.ts";
import { curlOf } from "./curl.ts";
import { highlightJson, prettyPrint } from "./json.ts";
import type { ResolvedLink } from "./links.ts";
import type { TryOperation } from "./operation.ts";
import type { PreparedRequest } from "./request.ts";
import type { HttpResponse } from "./send.ts";

/** One line about an answer: its status by name, the time that it took and its size, and where the page explains it. */
export function statusLine(contract: Contract, { responses }: TryOperation, response: HttpResponse): (Node | string)[] {
  const { status, milliseconds, text } = response;
  const name = contract["x-error-matrix"]?.statuses[status]?.name ?? "";
  return [
    element("b", { class: status < 400 ? "try-good" : "try-bad" }, `${status} ${name}`.trim()),
    ` in ${formatDuration(milliseconds)}, ${formatSize(new Blob([text]).size)}. `,
    status in responses ? explanationLink(status) : "This operation does not document it.",
  ];
}

// Where the page explains it may be folded.
function explanationLink(status: number): HTMLElement {
  const link = element("a", { href: `#${status}` }, `What ${status} means here`);
  link.addEventListener("click", () => {
    const section = document.getElementById(String(status));
    if (section instanceof HTMLDetailsElement) section.open = true;
  });
  return link;
}

function formatDuration(milliseconds: number): string {
  return milliseconds < 1000 ? `${Math.max(1, Math.round(milliseconds))} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}

function formatSize(size: number): string {
  return size < 1000 ? `${size} bytes` : `${(size / 1000).toFixed(1)} kB`;
}

/** So many characters of a body are shown. */
const maxShownCharacters = 200_000;

/** What came back: the body, then the headers behind a triangle. */
export function responseView({ text, headers }: HttpResponse): HTMLElement[] {
  const whole = prettyPrint(text);
  const shown = whole.slice(0, maxShownCharacters);
  const cut = whole.length > shown.length ? [element("p", { class: "try-quiet" }, truncationNotice)] : [];
  const rows = headers.flatMap(([name, value]) => [element("dt", {}, name), element("dd", {}, value)]);
  return [
    text === ""
      ? element("p", {}, "The answer has no body.")
      : block("The body of the answer", ...highlightJson(shown)),
    ...cut,
    collapsible(`Headers (${headers.length})`, element("dl", { class: "try-headers" }, ...rows)),
  ];
}

/** What was sent, behind a triangle, and the same for a shell, with a button that copies it. */
export function requestView(request: PreparedRequest, baseUrl: string | undefined): HTMLElement[] {
  const { method, target, headers, body } = request;
  const lines = Object.entries({ ...headers, ...(headers.Authorization && { Authorization: maskedToken }) });
  const head = [`${method} ${request.baseUrl}${target}`, ...lines.map(([name, value]) => `${name}: ${value}`)].join(
    "\n",
  );
  const curl = block("The request for curl", curlOf(request, baseUrl));
  const sent = collapsible(
    "The request",
    block("The request", head, ...(body === undefined ? [] : ["\n\n", body])),
    element("p", { class: "try-quiet" }, "The same for a shell:"),
    curl,
  );
  const copy = copyButton(curl, "Copy as curl", "try-copy");
  // First of all: where the page may not copy, it marks the text, which then must be seen.
  copy.addEventListener("click", () => sent.setAttribute("open", ""), { capture: true });
  return [sent, copy];
}

// A token is not for those who look over a shoulder, or at a picture of the page.
const maskedToken = "Bearer ••••••••";

const truncationNotice = `It is longer: these are its first ${maxShownCharacters.toLocaleString("en")} characters.`;

function block(label: string, ...inner: (Node | string)[]): HTMLElement {
  const code = element("code", {}, ...inner);
  return element("pre", { tabindex: "0", role: "region", "aria-label": label }, code);
}

function collapsible(summary: string, ...inner: HTMLElement[]): HTMLElement {
  return element("details", {}, element("summary", {}, summary), ...inner);
}

/** What can be called after an answer; there the form is open, and if it is kept, filled with what this answer gives. */
export function nextStepsView(steps: ResolvedLink[], isKept: boolean): HTMLElement[] {
  if (steps.length === 0) return [];
  const rows = steps.map(({ operationId, summary, values, body }) => {
    const address = `${document.body.dataset.root}${pathOf.operation(operationId)}#try`;
    const names = isKept ? Object.keys({ ...values, ...body }) : [];
    const note = names.length > 0 ? `, with ${names.join(", ")} from here` : "";
    return element("li", {}, element("a", { href: address }, summary), note);
  });
  return [element("h3", {}, "Next"), element("ul", { class: "try-next" }, ...rows)];
}
