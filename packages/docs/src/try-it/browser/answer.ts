import type { Contract } from "@crewkit/openapi";
import { copyButton } from "../../browser/copy-button.ts";
import { element } from "../../browser/element.ts";
import { pathOf } from "../../parts/links.ts";
import { curlOf } from "./curl.ts";
import { coloured, readable } from "./json.ts";
import type { Step } from "./links.ts";
import type { TryOperation } from "./operation.ts";
import type { Prepared } from "./request.ts";
import type { Answer } from "./send.ts";

/** One line about an answer: its status by name, the time that it took and its size, and where the page explains it. */
export function statusLine(contract: Contract, { responses }: TryOperation, answer: Answer): (Node | string)[] {
  const { status, milliseconds, text } = answer;
  const name = contract["x-error-matrix"]?.statuses[status]?.name ?? "";
  return [
    element("b", { class: status < 400 ? "try-good" : "try-bad" }, `${status} ${name}`.trim()),
    ` in ${time(milliseconds)}, ${bytes(new Blob([text]).size)}. `,
    status in responses ? explanation(status) : "This operation does not document it.",
  ];
}

// Where the page explains it may be folded.
function explanation(status: number): HTMLElement {
  const link = element("a", { href: `#${status}` }, `What ${status} means here`);
  link.addEventListener("click", () => {
    const place = document.getElementById(String(status));
    if (place instanceof HTMLDetailsElement) place.open = true;
  });
  return link;
}

function time(milliseconds: number): string {
  return milliseconds < 1000 ? `${Math.max(1, Math.round(milliseconds))} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}

function bytes(size: number): string {
  return size < 1000 ? `${size} bytes` : `${(size / 1000).toFixed(1)} kB`;
}

/** So many characters of a body are shown. */
const mostShown = 200_000;

/** What came back: the body, then the headers behind a triangle. */
export function answerView({ text, headers }: Answer): HTMLElement[] {
  const whole = readable(text);
  const shown = whole.slice(0, mostShown);
  const cut = whole.length > shown.length ? [element("p", { class: "try-quiet" }, cutText)] : [];
  const rows = headers.flatMap(([name, value]) => [element("dt", {}, name), element("dd", {}, value)]);
  return [
    text === "" ? element("p", {}, "The answer has no body.") : block("The body of the answer", ...coloured(shown)),
    ...cut,
    fold(`Headers (${headers.length})`, element("dl", { class: "try-headers" }, ...rows)),
  ];
}

/** What was sent, behind a triangle, and the same for a shell, with a button that copies it. */
export function requestView(request: Prepared, baseUrl: string | undefined): HTMLElement[] {
  const { method, target, headers, body } = request;
  const lines = Object.entries({ ...headers, ...(headers.Authorization && { Authorization: hidden }) });
  const head = [`${method} ${request.baseUrl}${target}`, ...lines.map(([name, value]) => `${name}: ${value}`)].join(
    "\n",
  );
  const curl = block("The request for curl", curlOf(request, baseUrl));
  const sent = fold(
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
const hidden = "Bearer ••••••••";

const cutText = `It is longer: these are its first ${mostShown.toLocaleString("en")} characters.`;

function block(label: string, ...inner: (Node | string)[]): HTMLElement {
  const code = element("code", {}, ...inner);
  return element("pre", { tabindex: "0", role: "region", "aria-label": label }, code);
}

function fold(summary: string, ...inner: HTMLElement[]): HTMLElement {
  return element("details", {}, element("summary", {}, summary), ...inner);
}

/** What can be called after an answer; there the form is open, and if it is kept, filled with what this answer gives. */
export function nextView(steps: Step[], isKept: boolean): HTMLElement[] {
  if (steps.length === 0) return [];
  const rows = steps.map(({ operationId, summary, values, body }) => {
    const address = `${document.body.dataset.root}${pathOf.operation(operationId)}#try`;
    const given = isKept ? Object.keys({ ...values, ...body }) : [];
    const told = given.length > 0 ? `, with ${given.join(", ")} from here` : "";
    return element("li", {}, element("a", { href: address }, summary), told);
  });
  return [element("h3", {}, "Next"), element("ul", { class: "try-next" }, ...rows)];
}
