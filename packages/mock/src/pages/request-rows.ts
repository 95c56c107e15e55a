import { shorten } from "../base/text.ts";
import type { LoggedRequest } from "../generated/control.ts";
import { type Html, html } from "./page.ts";

const maxText = 4000;
const maxDepth = 20;

export function renderRequest(number: number, request: LoggedRequest): Html {
  const { at, method, path, operation, user, status, error, connection, duration_ms, violations } = request;
  const kind = connection || status >= 500 ? "bad" : status >= 400 ? "warning" : "good";
  const failed = kind !== "good" || violations.length > 0 ? "failed" : "";
  // The end of a path says more than its ids.
  const shortPath = path.replace(/\b([0-9a-f]{8})(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, "$1…");
  return html`<li data-number="${String(number)}" class="${failed}"><details>
<summary><time datetime="${at}">${at.slice(11, 19)}</time> <b>${method}</b> <b class="${kind}">${connection ?? String(status)}</b> <code>${shortPath}</code> <span>${operation ?? ""}</span> <span>${user ?? ""}</span> <span class="duration">${duration_ms.toFixed(1)} ms</span> ${error === null ? undefined : html`<small>${error}</small>`}</summary>
<dl>
${toField("Path", path)}${toField("Request headers", request.request_headers)}${toField("Request body", request.request_body)}${toField("Response body", request.response_body)}</dl></details>
<ul>${violations.map((violation) => html`<li class="violation">${violation}</li>`)}</ul></li>
`;
}

function toField(label: string, value: unknown): Html | undefined {
  if (value === null) return undefined;
  const text = typeof value === "string" ? value : toJson(value);
  return html`<dt>${label}</dt><dd><pre>${shorten(text, maxText)}</pre></dd>\n`;
}

// The indentation of a deeply nested value could take gigabytes.
function toJson(value: unknown): string {
  const depths = new WeakMap<object, number>();
  function limitDepth(this: object, _: string, part: unknown): unknown {
    const depth = (depths.get(this) ?? 0) + 1;
    if (typeof part === "object" && part !== null) depths.set(part, depth);
    return depth > maxDepth ? "…" : part;
  }
  return JSON.stringify(value, limitDepth, 2);
}
