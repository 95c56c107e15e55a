import { shorten } from "../base/text.ts";
import type { Fault, LoggedRequest } from "../generated/control.ts";
import { button, type Html, html } from "./page.ts";

const maxFaultText = 300;
const maxFieldText = 4000;
const maxDepth = 20;

export function renderFault(fault: Fault): Html {
  const requests = shorten(describeRequests(fault), maxFaultText);
  const effect = shorten(describeEffect(fault), maxFaultText);
  const remove = button("Remove", { path: `faults/${fault.id}`, method: "DELETE" }, `fault ${fault.id}: ${requests}`);
  return html`<li class="item"><div><b>${requests}</b><br><span>${effect}</span><br><small>Fault ${fault.id}, ${describeRemaining(fault)}</small></div>${remove}</li>\n`;
}

function describeRequests({ operation, method, path, user, request_headers, request_body }: Fault): string {
  const target = [operation === "*" ? "All operations" : operation, method?.toUpperCase(), path];
  return join(" ", [
    join(" ", target) || "All requests",
    user && `as ${user}`,
    request_headers && `with ${listHeaders(request_headers)}`,
    request_body && `with body ${JSON.stringify(request_body)}`,
  ]);
}

function describeEffect({ status, delay_ms, connection, before, headers, body }: Fault): string {
  const delay = typeof delay_ms === "object" ? `${delay_ms.min} to ${delay_ms.max}` : delay_ms;
  return join(", ", [
    status && `status ${status}`,
    delay !== undefined && `delay of ${delay} ms`,
    connection && `connection ${connection}`,
    before ? "request not handled" : "request handled",
    headers && listHeaders(headers),
    body !== undefined && (body === "malformed" ? "malformed body" : `body ${JSON.stringify(body)}`),
  ]);
}

function describeRemaining({ skip, times, probability = 1 }: Fault): string {
  return join(", ", [
    skip && `skips ${skip.toLocaleString("en")}`,
    probability < 1 && `probability ${probability}`,
    times === 1 ? "1 time left" : `${times.toLocaleString("en")} times left`,
  ]);
}

const listHeaders = (headers: Record<string, string>) =>
  join(
    ", ",
    Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  );

const join = (separator: string, parts: unknown[]) => parts.filter(Boolean).join(separator);

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
  return html`<dt>${label}</dt><dd><pre>${shorten(text, maxFieldText)}</pre></dd>\n`;
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
