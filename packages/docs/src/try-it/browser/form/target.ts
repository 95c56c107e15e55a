import type { Person } from "@crewkit/mock/compiled";
import type { Contract } from "@crewkit/openapi";
import { element } from "../../../components/browser/dom.ts";
import { statusTitle } from "../../../model/status.ts";
import { localMockOrigin } from "../../../urls.ts";
import type { TryItData } from "../mock.ts";
import type { TryOperation } from "../operation.ts";
import { baseUrlError, normalizeBaseUrl } from "../request.ts";
import { loadState, saveState } from "../tab-state.ts";
import { createFormField, createSelectField, type FormField } from "./form-field.ts";

export interface TargetSection {
  element: HTMLElement;
  read(): Target;
  /** Whether the request has a token. Assumes that the user enters one for a base URL. */
  isAuthorized(): boolean;
  baseUrl: FormField;
}

export interface Target {
  /** Undefined for the mock in this page. */
  baseUrl: string | undefined;
  token: string | undefined;
  /** The error that the mock in this page returns. Undefined for its normal response. */
  errorStatus: number | undefined;
}

export function createTargetSection(
  { contract, statuses }: TryItData,
  people: Person[],
  { secured, errorResponses }: TryOperation,
): TargetSection {
  const saved = loadState("target");
  const [mock, url] = ["mock", "url"].map((value) => {
    return element("input", { type: "radio", name: "try-server", value, checked: (saved?.server ?? "mock") === value });
  }) as [HTMLInputElement, HTMLInputElement];
  const person = createSelectField("User", [
    ...people.map(({ name, role }) => [name, `${name.charAt(0).toUpperCase()}${name.slice(1)}, ${role}`] as const),
    ["token", "Other (enter a token)"],
    ["none", "None (no token)"],
  ]);
  if (saved) person.control.value = saved.person;
  const errors = errorResponses.map(({ status }) => [status, statusTitle(statuses, status)] as const);
  const response = createSelectField("Response", [["", "Normal"], ...errors]);
  const baseUrl = createBaseUrlField(contract, saved?.baseUrl, () => url.checked);
  // One token per server, which is never passed to another server.
  const tokens = new Map<string | undefined, string>();
  const tokenHelp = new Text();
  // Browsers neither fill nor save one-time codes, unlike other passwords.
  const tokenInput = element("input", { type: "password", autocomplete: "one-time-code", spellcheck: "false" });
  const token = createFormField(tokenInput, { label: "Token", help: [tokenHelp] });

  const readBaseUrl = () => {
    const typed = baseUrl.control.value;
    return url.checked && !baseUrlError(typed) ? normalizeBaseUrl(typed, apiBasePath(contract)) : undefined;
  };
  const readServer = () => {
    const sentTo = readBaseUrl();
    return mock.checked ? "the mock in this page" : sentTo && new URL(sentTo).origin;
  };
  const isTyped = () => url.checked || person.control.value === "token";
  const readToken = () =>
    isTyped() ? tokens.get(readServer()) : people.find(({ name }) => name === person.control.value)?.token;
  const update = () => {
    const server = readServer();
    person.element.hidden = url.checked || !secured;
    baseUrl.element.hidden = mock.checked;
    response.element.hidden = url.checked;
    token.element.hidden = !secured || !isTyped();
    tokenInput.value = tokens.get(server) ?? "";
    tokenInput.disabled = server === undefined;
    tokenHelp.data = server ? `Sent only to ${server}. Not stored.` : "Enter a valid base URL first.";
  };
  for (const each of [mock, url, person.control]) each.addEventListener("change", update);
  baseUrl.control.addEventListener("input", update);
  tokenInput.addEventListener("input", () => tokens.set(readServer(), tokenInput.value.trim()));
  update();
  return {
    element: element(
      "fieldset",
      { class: "try-server" },
      element("legend", {}, "Server"),
      element(
        "div",
        { class: "try-choices" },
        element("label", {}, mock, "Mock in this page"),
        element("label", {}, url, "Custom base URL"),
      ),
      ...[person, response, baseUrl, token].map((each) => each.element),
    ),
    baseUrl,
    read() {
      const { value, defaultValue } = baseUrl.control;
      saveState("target", {
        server: url.checked ? "url" : "mock",
        person: person.control.value,
        baseUrl: value === defaultValue ? undefined : value,
      });
      return {
        baseUrl: readBaseUrl(),
        token: secured ? readToken() : undefined,
        errorStatus: url.checked ? undefined : Number(response.control.value) || undefined,
      };
    },
    isAuthorized: () => secured && (url.checked || Boolean(readToken())),
  };
}

export function apiBasePath({ servers }: Contract): string {
  return new URL(servers?.[0]?.url ?? "/", location.href).pathname.replace(/\/$/, "");
}

// Defaults to the mock server on the user's machine.
function createBaseUrlField(
  contract: Contract,
  typed: string | undefined,
  isUsed: () => boolean,
): FormField<HTMLInputElement> {
  const mock = `${localMockOrigin}${apiBasePath(contract)}`;
  const urls = [mock, ...(contract.servers ?? []).map(({ url }) => url)].filter((url) => URL.canParse(url));
  const list = element("datalist", { id: "try-servers" }, ...urls.map((value) => element("option", { value })));
  const control = element("input", { type: "text", inputmode: "url", list: list.id, autocomplete: "off", value: mock });
  control.value = typed ?? mock;
  return createFormField(control, {
    label: "Base URL",
    required: true,
    help: ["Requests can change data on this server.", list],
    findError: () => (isUsed() ? baseUrlError(control.value) : undefined),
  });
}
