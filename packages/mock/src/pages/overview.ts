import type { MockResponse, RawRequest } from "../base/exchange.ts";
import { firstCall } from "../control/first-call.ts";
import { script } from "../generated/page-files.ts";
import { version } from "../generated/version.ts";
import { deviceVerifyPath } from "../resources/authentication/devices.ts";
import type { State } from "../state/state.ts";
import { trackOverview } from "./live.ts";
import { button, Html, html, product, renderPage } from "./page.ts";
import { type CurrentState, copyRow, describeState } from "./sections.ts";

export const overviewPath = "/";

/** The content of the overview, which programs get as JSON. */
interface Overview extends CurrentState {
  mock: { version: string };
  contract: { title: string; version: string };
  url: string;
  /** Null if the state does not contain Ada or Acme. */
  curl: string | null;
  links: { device_page: string; control_api: string; requests: string; mails: string; docs?: string };
}

/** Handles a request to the root of the mock. Browsers get a page, and clients that do not prefer HTML get JSON. */
export function handleOverview(state: State, { headers, origin }: RawRequest, basePath: string): MockResponse {
  const overview = describeOverview(state, origin, basePath);
  if (prefersHtml(String(headers.accept ?? "*/*"))) return renderOverview(state, overview);
  return { status: 200, headers: { "Cache-Control": "no-store" }, body: JSON.stringify(overview) };
}

function describeOverview(state: State, origin: string, basePath: string): Overview {
  const { contract, store, options } = state;
  const url = origin + basePath;
  const current = describeState(state);
  const { token, organizationId, curl } = firstCall(state, url);
  const hasFirstCall = current.users.some((user) => user.token === token) && store.organizations.get(organizationId);
  const docs = options.docs ?? contract.info.contact?.url;
  return {
    mock: { version },
    contract: { title: contract.info.title, version: contract.info.version },
    url,
    curl: hasFirstCall ? curl : null,
    ...current,
    links: {
      device_page: origin + deviceVerifyPath,
      control_api: `${origin}/__mock/openapi.json`,
      requests: `${origin}/__mock/requests`,
      mails: `${origin}/__mock/mails`,
      ...(docs !== undefined && { docs }),
    },
  };
}

function renderOverview(state: State, { mock, contract, url, curl, links }: Overview): MockResponse {
  const { sections = {}, requests = "" } = trackOverview(state)() ?? {};
  const { proxy } = state.options;
  const question = "Discard all data, faults and logged requests of the mock?";
  const main = html`<p class="muted">A mock of the ${contract.title} ${contract.version}, served by @crewkit/mock ${mock.version}.</p>
<div class="columns">
<div>
<section><ul>
${copyRow("Base URL", "", url)}${curl === null ? undefined : copyRow("Try it", "", curl)}${proxy && copyRow("Forwards to", "", proxy)}</ul></section>
<section>
<h2>Requests</h2>
<div class="tools">
<input id="filter" type="search" placeholder="Filter by any text" aria-label="Filter the requests">
<label><input id="errors" type="checkbox"> Only errors</label>
<label><input id="live" type="checkbox" checked> Live</label>
<span id="connection" role="status"></span>
</div>
<ul id="requests">${new Html(requests)}</ul>
</section>
</div>
<aside aria-label="State of the mock"><div>
${Object.entries(sections).map(([id, markup]) => html`<section id="${id}">${new Html(markup)}</section>\n`)}<section><h2>Links</h2><ul>
<li class="item"><div><a href="${links.device_page}">Device page</a> <small>approve or deny the login of a device</small></div></li>
<li class="item"><div><a href="${links.mails}">Emails</a> <small>that crewkit would have sent</small></div></li>
<li class="item"><div><a href="${links.requests}">Requests</a> <small>the last 1,000, as JSON</small></div></li>
<li class="item"><div><a href="${links.control_api}">Control API</a> <small>control the mock in tests</small></div></li>
${links.docs === undefined ? undefined : html`<li class="item"><a href="${links.docs}">Documentation</a></li>\n`}</ul></section>
<section class="tools">${button("Reset the mock", { path: "reset", question })}</section>
</div></aside>
</div>
<div id="message" role="status"></div>`;
  return renderPage(200, product, main, script);
}

/** Whether an `Accept` header prefers HTML to JSON (RFC 9110, section 12.5.1). */
function prefersHtml(accept: string): boolean {
  const ranges = new Map(
    accept.split(",").map((range) => {
      const [type = "", ...parameters] = range.split(";").map((part) => part.trim().toLowerCase());
      const weight = parameters.find((parameter) => parameter.startsWith("q="));
      return [type, weight === undefined ? 1 : Number(weight.slice(2))];
    }),
  );
  const weightOf = (type: string, group: string) => ranges.get(type) ?? ranges.get(group) ?? ranges.get("*/*") ?? 0;
  return weightOf("text/html", "text/*") > weightOf("application/json", "application/*");
}
