import type { MockResponse, RawRequest } from "../base/exchange.ts";
import {
  decideDevice,
  decisionStatuses,
  deviceVerifyPath,
  normalizeUserCode,
} from "../resources/authentication/devices.ts";
import type { State } from "../state/state.ts";
import type { Target } from "../steps/read-url.ts";
import { html, renderPage } from "./page.ts";

/**
 * Handles the page on which a user approves or denies a device login (RFC 8628, section 3.3). Works without JavaScript.
 */
export function handleDeviceVerify(state: State, raw: RawRequest, { query }: Target): MockResponse {
  if (raw.method === "GET") return showForm(state, new URLSearchParams(query));
  if (raw.method !== "POST") return showError(404, "Method not supported.");
  const form = parseForm(raw);
  return form ? decide(state, form) : showError(400, "The form is invalid.");
}

function decide(state: State, form: URLSearchParams): MockResponse {
  const { store, clock } = state;
  const [userCode, userId, decision] = ["user_code", "user_id", "decision"].map((name) => form.get(name) ?? "");
  if (decision !== "approve" && decision !== "deny")
    return showError(400, "Choose whether to approve or deny the device.");
  const user = store.users.get(userId ?? "");
  if (!user) return showForm(state, form, "Select a user.");
  const deviceDecision = { userCode: userCode ?? "", userId: user.id, decision } as const;
  if (!decideDevice(store, clock.now(), deviceDecision)) return showForm(state, form, deviceNotFound);
  const outcome =
    decision === "approve" ? `It receives tokens for ${user.name} on its next poll.` : "It receives no tokens.";
  const main = html`<p role="status">The device with the code <b class="code">${normalizeUserCode(deviceDecision.userCode)}</b> is ${decisionStatuses[decision]}. ${outcome}</p>
<p>You can close this page.</p>`;
  return renderPage(200, `Device ${decisionStatuses[decision]}`, main);
}

const deviceNotFound = "No pending device has this code. The code is wrong, expired or already used.";

function showForm({ store }: State, fields: URLSearchParams, error?: string): MockResponse {
  const options = store.users.all().map(({ id, name, email }) => {
    const selected = id === fields.get("user_id") ? html` selected` : undefined;
    return html`<option value="${id}"${selected}>${name} (${email})</option>
`;
  });
  const errorAttributes = error === undefined ? undefined : html` aria-invalid="true" aria-describedby="error"`;
  const main = html`${error === undefined ? undefined : html`<p role="alert" id="error">${error}</p>`}
<p>A device is requesting access. Approve it only if it shows the same code.</p>
<form method="post">
<label for="user_code">Code on the device</label>
<input id="user_code" name="user_code" value="${fields.get("user_code") ?? ""}"${errorAttributes} required maxlength="40"
 autocomplete="off" autocapitalize="characters" spellcheck="false" placeholder="ABCD-EFGH">
<label for="user_id">User</label>
<select id="user_id" name="user_id" aria-describedby="user-hint" required>
${options}
</select>
<p id="user-hint">The mock has no sign-in. Select any user.</p>
<div class="actions">
<button name="decision" value="approve">Approve</button>
<button name="decision" value="deny">Deny</button>
</div>
</form>`;
  return renderPage(error === undefined ? 200 : 422, "Device login", main);
}

function showError(status: 400 | 404, reason: string): MockResponse {
  const main = html`<p role="alert">${reason}</p>
<p><a href="${deviceVerifyPath}">Enter a code</a></p>`;
  return renderPage(status, "Something went wrong", main);
}

function parseForm({ headers, body }: RawRequest): URLSearchParams | undefined {
  const [mediaType = ""] = String(headers["content-type"]).split(";");
  if (mediaType.trim().toLowerCase() !== "application/x-www-form-urlencoded") return undefined;
  if (body === undefined || body === "tooLarge") return undefined;
  try {
    return new URLSearchParams(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}
