import type { MockResponse, RawRequest } from "../exchange.ts";
import { firstCall, listPeople, type Person } from "../first-call.ts";
import { version } from "../generated/version.ts";
import type { State } from "../state.ts";
import { deviceVerifyPath } from "./device-verify.ts";
import { type Html, html, renderPage } from "./page.ts";

export const overviewPath = "/";

/** The content of the overview, which programs get as JSON. */
interface Overview {
  mock: { version: string };
  contract: { title: string; version: string };
  /** The base URL of the API. */
  url: string;
  /** Null if the state does not contain Ada or Acme. */
  curl: string | null;
  users: Person[];
  organizations: { id: string; name: string }[];
  links: { device_page: string; control_api: string; requests: string; docs?: string };
}

/** Handles a request to the root of the mock. Browsers get a page, and clients that do not prefer HTML get JSON. */
export function handleOverview(state: State, { headers, origin }: RawRequest, basePath: string): MockResponse {
  const overview = describeOverview(state, origin, basePath);
  if (prefersHtml(String(headers.accept ?? "*/*"))) return renderOverview(overview);
  return { status: 200, headers: { "Cache-Control": "no-store" }, body: JSON.stringify(overview) };
}

function describeOverview(state: State, origin: string, basePath: string): Overview {
  const { contract, store } = state;
  const url = origin + basePath;
  const users = listPeople(store);
  const { token, organizationId, curl } = firstCall(state, url);
  const hasFirstCall = users.some((user) => user.token === token) && store.organizations.get(organizationId);
  return {
    mock: { version },
    contract: { title: contract.info.title, version: contract.info.version },
    url,
    curl: hasFirstCall ? curl : null,
    users,
    organizations: store.organizations.all().map(({ id, name }) => ({ id, name })),
    links: {
      device_page: origin + deviceVerifyPath,
      control_api: `${origin}/__mock/openapi.json`,
      requests: `${origin}/__mock/requests`,
      ...(contract.info.contact?.url && { docs: contract.info.contact.url }),
    },
  };
}

function renderOverview({ mock, contract, url, curl, users, organizations, links }: Overview): MockResponse {
  const tokens = users.map(({ token, role }) => html`<tr><td><code>${token}</code></td><td>${role}</td></tr>\n`);
  const ids = organizations.map(({ id, name }) => html`<tr><td><code>${id}</code></td><td>${name}</td></tr>\n`);
  const main = html`<p>A mock of the ${contract.title} ${contract.version}, served by @crewkit/mock ${mock.version}.</p>
<h2>Base URL</h2>
<pre><code>${url}</code></pre>
${curl === null ? undefined : html`<h2>Try it</h2>\n<pre><code>${curl}</code></pre>`}
<h2>Tokens</h2>
${users.length === 0 ? html`<p>${noUsers}</p>` : toTable("Token", "Role", tokens)}
<h2>Organizations</h2>
${toTable("ID", "Name", ids)}
<h2>Links</h2>
<ul>
<li><a href="${links.device_page}">Device page</a>: approve or deny the login of a device</li>
<li><a href="${links.control_api}">Control API</a>: control the state of the mock in tests</li>
<li><a href="${links.requests}">Requests</a>: the last 1,000 requests with their responses</li>
${links.docs === undefined ? undefined : html`<li><a href="${links.docs}">Documentation</a></li>\n`}</ul>`;
  return renderPage(200, "Overview", main);
}

const noUsers = "The state contains none of the sample users. Sign in with the device flow.";

function toTable(firstLabel: string, secondLabel: string, rows: Html[]): Html {
  return html`<table>
<thead><tr><th scope="col">${firstLabel}</th><th scope="col">${secondLabel}</th></tr></thead>
<tbody>
${rows}</tbody>
</table>`;
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
