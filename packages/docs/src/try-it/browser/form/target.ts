import type { Person } from "@crewkit/mock/compiled";
import type { Contract } from "@crewkit/openapi";
import { element } from "../../../components/browser/dom.ts";
import { statusTitle } from "../../../model/status.ts";
import { localMockOrigin } from "../../../urls.ts";
import type { TryItData } from "../mock.ts";
import type { TryOperation } from "../operation.ts";
import { baseUrlError, normalizeBaseUrl } from "../request.ts";
import { loadState, saveState } from "../tab-state.ts";
import { createFormField, type FormField } from "./form-field.ts";

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

export function createTargetSection(api: TryItData, people: Person[], operation: TryOperation): TargetSection {
  const { contract, statuses } = api;
  const { secured } = operation;
  const saved = loadState("target");
  const [mock, url] = [radioButton("mock", saved?.server !== "url"), radioButton("url", saved?.server === "url")];
  const person = createPersonField(people, saved?.person);
  const baseUrl = createBaseUrlField(contract, saved?.baseUrl);
  const token = createTokenField();
  const response = createResponseField(statuses, operation);
  const readBaseUrl = () =>
    baseUrl.validate() === undefined ? normalizeBaseUrl(baseUrl.control.value, apiBasePath(contract)) : undefined;
  const update = () => {
    person.element.hidden = url.checked || !secured;
    baseUrl.element.hidden = mock.checked;
    response.element.hidden = url.checked;
    token.element.hidden = !secured || (mock.checked && person.control.value !== "token");
    token.show(mock.checked ? pageMock : originOf(readBaseUrl()));
  };
  for (const each of [mock, url, person.control]) each.addEventListener("change", update);
  baseUrl.control.addEventListener("input", update);
  update();
  const choices = element(
    "div",
    { class: "try-choices try-wide" },
    element("label", {}, mock, "Mock in this page"),
    element("label", {}, url, "Custom base URL"),
  );
  const rows = [person, response, baseUrl, token].map((each) => each.element);
  const personToken = () => people.find(({ name }) => name === person.control.value)?.token;
  const readToken = (server: string) =>
    url.checked || person.control.value === "token" ? token.read(server) : personToken();
  return {
    element: element("fieldset", {}, element("legend", {}, "Server"), choices, ...rows),
    baseUrl: { ...baseUrl, validate: () => (mock.checked ? undefined : baseUrl.validate()) },
    read() {
      const { value, defaultValue } = baseUrl.control;
      saveState("target", {
        server: url.checked ? "url" : "mock",
        person: person.control.value,
        baseUrl: value === defaultValue ? undefined : value,
      });
      const sentTo = url.checked ? readBaseUrl() : undefined;
      return {
        baseUrl: sentTo,
        token: secured ? readToken(originOf(sentTo) ?? pageMock) : undefined,
        errorStatus: url.checked ? undefined : Number(response.control.value) || undefined,
      };
    },
    isAuthorized: () => secured && (url.checked || Boolean(readToken(pageMock))),
  };
}

export function apiBasePath({ servers }: Contract): string {
  return new URL(servers?.[0]?.url ?? "/", location.href).pathname.replace(/\/$/, "");
}

function originOf(baseUrl: string | undefined): string | undefined {
  return baseUrl && new URL(baseUrl).origin;
}

function radioButton(value: string, checked: boolean): HTMLInputElement {
  return element("input", { type: "radio", name: "try-server", value, checked });
}

function createPersonField(people: Person[], chosen: string | undefined): FormField<HTMLSelectElement> {
  const options = [
    ...people.map(({ name, role }) => [name, `${name.charAt(0).toUpperCase()}${name.slice(1)}, ${role}`]),
    ["token", "Other (enter a token)"],
    ["none", "None (no token)"],
  ];
  const control = element("select", {}, ...options.map(([value, label = ""]) => element("option", { value }, label)));
  if (chosen !== undefined) control.value = chosen;
  return createFormField(control, { id: "person", label: "User" });
}

function createResponseField(
  statuses: TryItData["statuses"],
  { errorResponses }: TryOperation,
): FormField<HTMLSelectElement> {
  const errors = errorResponses.map(({ status }) => {
    return element("option", { value: status }, statusTitle(statuses, status));
  });
  const control = element("select", {}, element("option", { value: "" }, "Normal"), ...errors);
  return createFormField(control, { id: "response", label: "Response" });
}

// Defaults to the mock server on the user's machine.
function createBaseUrlField(contract: Contract, typed: string | undefined): FormField<HTMLInputElement> {
  const mock = `${localMockOrigin}${apiBasePath(contract)}`;
  const urls = [mock, ...(contract.servers ?? []).map(({ url }) => url)].filter((url) => URL.canParse(url));
  const list = element("datalist", { id: "try-servers" }, ...urls.map((value) => element("option", { value })));
  const control = element("input", { type: "text", inputmode: "url", list: list.id, autocomplete: "off", value: mock });
  if (typed !== undefined) control.value = typed;
  const formField = createFormField(control, {
    id: "base-url",
    validate: () => baseUrlError(control.value),
    label: "Base URL",
    required: true,
    help: ["Requests can change data on this server."],
  });
  formField.element.append(list);
  return formField;
}

/** A field for the token of the current server. Keeps one token per server in memory, and never passes it to another server. */
interface TokenField extends FormField<HTMLInputElement> {
  /** Shows the token of a server. Without a server, the field is disabled. */
  show(server: string | undefined): void;
  read(server: string): string | undefined;
}

/** The name of the mock in this page. Other servers are identified by their origin. */
const pageMock = "the mock in this page";

function createTokenField(): TokenField {
  const tokens = new Map<string, string>();
  let current: string | undefined;
  // Browsers neither fill nor save one-time codes, unlike other passwords.
  const control = element("input", { type: "password", autocomplete: "one-time-code", spellcheck: "false" });
  const help = new Text();
  control.addEventListener("input", () => current && tokens.set(current, control.value.trim()));
  return {
    ...createFormField(control, { id: "token", label: "Token", wide: true, help: [help] }),
    show(server) {
      current = server;
      control.value = tokens.get(server ?? "") ?? "";
      control.disabled = server === undefined;
      help.data = server ? `Sent only to ${server}. Not stored.` : "Enter a valid base URL first.";
    },
    read: (server) => tokens.get(server),
  };
}
