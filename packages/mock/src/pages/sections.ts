import { listPeople, type Person } from "../control/first-call.ts";
import { createControlLimits } from "../control/limits.ts";
import type { Fault, RateLimit } from "../generated/control.ts";
import type { State } from "../state/state.ts";
import { button, type Html, html } from "./page.ts";
import { renderFault } from "./rows.ts";

/** The facts of the overview that change. */
export interface CurrentState {
  clock: { now: string; frozen: boolean };
  faults: Fault[];
  rate_limits: RateLimit[];
  users: Person[];
  organizations: { id: string; name: string }[];
}

export function describeState(state: State): CurrentState {
  const { clock, faults, store } = state;
  return {
    clock: { now: clock.now(), frozen: clock.frozen },
    faults: faults.list(),
    rate_limits: createControlLimits(state).list(),
    users: listPeople(store),
    organizations: store.organizations.all().map(({ id, name }) => ({ id, name })),
  };
}

/** Renders the facts that change, by the id of their element. With `proxy`, the target has its own state. */
export function renderSections(state: State): Record<string, Html> {
  const { clock, faults, rate_limits, users, organizations } = describeState(state);
  const nameOf = ({ organization, address = "" }: RateLimit) =>
    organizations.find(({ id }) => id === organization)?.name ?? address;
  const setClock = (label: string, body: object) => button(label, { path: "clock", body: JSON.stringify(body) });
  const faultList = html`<h2>Faults</h2>
<ul>${faults.map(renderFault)}</ul>
<div class="tools">${button("Clear faults", { path: "faults", method: "DELETE" })}</div>`;
  if (state.options.proxy !== undefined) return { faults: faultList };
  return {
    clock: html`<h2>Clock</h2>
<p><time>${clock.now}</time> <span class="muted">${clock.frozen ? "frozen" : "running"}</span></p>
<div class="tools">${setClock(clock.frozen ? "Resume" : "Freeze", { frozen: !clock.frozen })}
${["1h", "4h", "1d"].map((advance) => setClock(`+${advance}`, { advance }))}</div>`,
    faults: faultList,
    limits: html`<h2>Rate limits</h2>
<ul>${rate_limits.map((window) => renderLimit(nameOf(window), window))}</ul>`,
    users: html`<h2>Users</h2>
<ul>${users.map(({ name, role, token }) => copyRow(name, role, token))}</ul>
${users.length === 0 ? noUsers : undefined}`,
    organizations: html`<h2>Organizations</h2>
<ul>${organizations.map(({ id, name }) => copyRow(name, "", id))}</ul>`,
  };
}

const noUsers = html`<p>The state contains none of the sample users. Sign in with the device flow.</p>`;

function renderLimit(name: string, { organization, address, limit, remaining, resets_at }: RateLimit): Html {
  const change = remaining === 0 ? { label: "Restore", remaining: limit } : { label: "Use up", remaining: 0 };
  const body = JSON.stringify({ organization, address, remaining: change.remaining });
  const note = `${remaining} of ${limit} requests left, resets at ${resets_at.slice(11, 19)}`;
  return html`<li class="item"><div><b>${name}</b><br><small>${note}</small></div>${button(change.label, { path: "limits", body }, `the limit of ${name}`)}</li>\n`;
}

/** A list item with a value and a button that copies the value. */
export function copyRow(name: string, note: string, value: string): Html {
  return html`<li class="item"><div><b>${name}</b> <small>${note}</small><br><code>${value}</code></div>${button("Copy", { copy: value }, name)}</li>\n`;
}
