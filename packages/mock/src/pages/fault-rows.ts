import { shorten } from "../base/text.ts";
import type { Fault } from "../generated/control.ts";
import { button, type Html, html } from "./page.ts";

const maxText = 300;

/** Renders a fault: its requests, the effect on their responses, and the remaining requests. */
export function renderFault(fault: Fault): Html {
  const requests = shorten(describeRequests(fault), maxText);
  const effect = shorten(describeEffect(fault), maxText);
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
