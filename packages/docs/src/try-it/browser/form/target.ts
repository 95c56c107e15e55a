import type { Person } from "@crewkit/mock/compiled";
import type { Contract } from "@crewkit/openapi";
import { element } from "../../../browser/element.ts";
import { readBaseUrl } from "../request.ts";
import { keep, recall } from "../tab.ts";
import type { Row } from "./row.ts";
import { baseUrlRow, personRow, tokenRow } from "./target-rows.ts";

/** Where a request goes, and as whom. */
interface Target {
  /** Undefined for the mock in this page. */
  baseUrl: string | undefined;
  token: string | undefined;
}

/** The fields that say where a request goes. */
export interface TargetRows {
  element: HTMLElement;
  read(): Target;
  baseUrl: Row;
}

/** Makes the fields that say where a request goes: the mock in this page as one of its people, or a base URL with a token. */
export function targetRows(contract: Contract, people: Person[], secured: boolean): TargetRows {
  const before = recall("target");
  const [mock, url] = [radio("mock", before?.where !== "url"), radio("url", before?.where === "url")];
  const person = personRow(people, before?.person);
  const baseUrl = baseUrlRow(contract, before?.baseUrl);
  const token = tokenRow();
  const show = () => {
    person.element.hidden = url.checked || !secured;
    baseUrl.element.hidden = mock.checked;
    token.element.hidden = !secured || (mock.checked && person.control.value !== "token");
  };
  for (const each of [mock, url, person.control]) each.addEventListener("change", show);
  show();
  const choices = element(
    "div",
    { class: "try-choices try-wide" },
    element("label", {}, mock, "The mock in this page"),
    element("label", {}, url, "A base URL"),
  );
  const rows = [person, baseUrl, token].map((each) => each.element);
  return {
    element: element("fieldset", {}, element("legend", {}, "Where"), choices, ...rows),
    baseUrl: { ...baseUrl, fault: () => (mock.checked ? undefined : baseUrl.fault()) },
    read() {
      const { value } = person.control;
      keep("target", { where: url.checked ? "url" : "mock", person: value, baseUrl: baseUrl.control.value });
      const known = url.checked || !secured ? undefined : people.find(({ name }) => name === value)?.token;
      return {
        baseUrl: url.checked ? readBaseUrl(baseUrl.control.value, basePathOf(contract)) : undefined,
        token: token.element.hidden ? known : token.control.value.trim(),
      };
    },
  };
}

/** The path under which the API lives: that of the contract's first server. */
export function basePathOf({ servers }: Contract): string {
  return new URL(servers?.[0]?.url ?? "/", location.href).pathname.replace(/\/$/, "");
}

function radio(value: string, checked: boolean): HTMLInputElement {
  return element("input", { type: "radio", name: "try-where", value, checked });
}
