import { element } from "../../components/browser/dom.ts";
import { pathOf } from "../../components/links.ts";
import { statusTitle } from "../../model/status.ts";
import { highlight } from "./highlight.ts";
import { parseJson } from "./json.ts";
import type { ResolvedLink } from "./links.ts";
import type { TryItData } from "./mock.ts";
import type { TryOperation } from "./operation.ts";
import type { HttpResponse } from "./send.ts";

/** Summarizes a response: status, duration, size, and a link to the explanation of the status. */
export function statusLine(
  statuses: TryItData["statuses"],
  { responses }: TryOperation,
  response: HttpResponse,
): (Node | string)[] {
  const { status, milliseconds, text } = response;
  return [
    element("b", { class: status < 400 ? "try-good" : "try-bad" }, statusTitle(statuses, status)),
    ` in ${formatDuration(milliseconds)}, ${formatSize(new Blob([text]).size)}. `,
    status in responses
      ? element("a", { href: `#${status}` }, `About this ${status} response`)
      : "This status is not documented for this operation.",
  ];
}

function formatDuration(milliseconds: number): string {
  return milliseconds < 1000 ? `${Math.max(1, Math.round(milliseconds))} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}

function formatSize(size: number): string {
  return size < 1000 ? `${size} bytes` : `${(size / 1000).toFixed(1)} kB`;
}

const maxShownCharacters = 200_000;

export function responseView({ text, headers }: HttpResponse): HTMLElement[] {
  const body = JSON.stringify(parseJson(text), null, 2) ?? text;
  const shown = body.slice(0, maxShownCharacters);
  const notice = body.length > shown.length ? [element("p", { class: "try-quiet" }, truncationNotice)] : [];
  const summary = element("summary", {}, `Response headers (${headers.length})`);
  const rows = headers.flatMap(([name, value]) => [element("dt", {}, name), element("dd", {}, value)]);
  return [
    text === "" ? element("p", {}, "The response has no body.") : block("Response body", ...highlight(shown, "json")),
    ...notice,
    element("details", {}, summary, element("dl", { class: "try-headers" }, ...rows)),
  ];
}

const truncationNotice = `Truncated after ${maxShownCharacters.toLocaleString("en")} characters.`;

function block(label: string, ...inner: (Node | string)[]): HTMLElement {
  const code = element("code", {}, ...inner);
  const pre = element("pre", { class: "json", tabindex: "0", role: "region", "aria-label": label }, code);
  const copy = element("button", { type: "button", class: "copy" }, "Copy");
  return element("div", { class: "block" }, element("p", { class: "block-head" }, label), pre, copy);
}

/** Links to the forms of the next operations. If `isSaved` is true, they are filled with values from the response. */
export function nextStepsView(steps: ResolvedLink[], isSaved: boolean): HTMLElement[] {
  if (steps.length === 0) return [];
  const rows = steps.map(({ operationId, summary, values, body }) => {
    const href = `${document.body.dataset.root}${pathOf.operation(operationId)}#try`;
    const names = isSaved ? Object.keys({ ...values, ...body }) : [];
    const note = names.length > 0 ? `, filled with ${names.join(", ")}` : "";
    return element("li", {}, element("a", { href }, summary), note);
  });
  return [element("h3", {}, "Next steps"), element("ul", { class: "try-next" }, ...rows)];
}
