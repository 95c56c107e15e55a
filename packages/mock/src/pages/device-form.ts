import type { Tables } from "../store/tables.ts";
import { type Html, html } from "./html.ts";

/** What stands in the form. */
export interface DeviceForm {
  people: Tables["users"][];
  userCode: string;
  userId: string;
  /** Why the last try was refused. */
  error?: string;
}

/** The form in which somebody approves or denies the login of a device. */
export function deviceForm({ people, userCode, userId, error }: DeviceForm): Html {
  return html`${error === undefined ? undefined : html`<p role="alert" id="error">${error}</p>`}
<p>A device wants to log in. Approve it only if it shows the same code.</p>
<form method="post">
<label for="user_code">Code on the device</label>
<input id="user_code" name="user_code" value="${userCode}"${described(error)} required maxlength="40"
 autocomplete="off" autocapitalize="characters" spellcheck="false" placeholder="ABCD-EFGH">
<label for="user_id">Who you are</label>
<select id="user_id" name="user_id" aria-describedby="who" required>
${people.map((person) => option(person, userId))}
</select>
<p id="who">The mock has no sign-in of its own: you may be anybody.</p>
<div class="actions">
<button name="decision" value="approve">Approve</button>
<button name="decision" value="deny">Deny</button>
</div>
</form>`;
}

function described(error: string | undefined): Html {
  return error === undefined ? html`` : html` aria-invalid="true" aria-describedby="error"`;
}

function option({ id, name, email }: Tables["users"], chosen: string): Html {
  return html`<option value="${id}"${id === chosen ? html` selected` : undefined}>${name} (${email})</option>
`;
}
