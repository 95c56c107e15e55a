import type { Person } from "@crewkit/mock/compiled";
import type { Contract } from "@crewkit/openapi";
import { element } from "../../../browser/element.ts";
import { baseUrlFault, isThisMachine } from "../request.ts";
import { type Row, row } from "./row.ts";

/** Who asks the mock: somebody of its world, nobody, or whoever a token is of. */
export function personRow(people: Person[], chosen: string | undefined): Row<HTMLSelectElement> {
  const options = [
    ...people.map(({ name, role }) => [name, `${capital(name)}, ${role}`]),
    ["token", "Whose token I type"],
    ["nobody", "Nobody, without a token"],
  ];
  const control = element("select", {}, ...options.map(([value, label = ""]) => element("option", { value }, label)));
  if (chosen !== undefined) control.value = chosen;
  return row(control, { id: "person", label: "As", wide: true });
}

/** Which deployment is asked: by default the mock on this machine. */
export function baseUrlRow({ servers = [] }: Contract, typed: string | undefined): Row<HTMLInputElement> {
  const urls = servers.map(({ url }) => url).filter((url) => URL.canParse(url));
  const list = element("datalist", { id: "try-servers" }, ...urls.map((value) => element("option", { value })));
  const control = element("input", { type: "text", inputmode: "url", list: list.id, autocomplete: "off" });
  control.value = typed ?? urls.find(isThisMachine) ?? "";
  const made = row(control, {
    id: "base-url",
    fault: () => baseUrlFault(control.value),
    label: "Base URL",
    required: true,
    help: ["There, what you send takes effect."],
  });
  made.element.append(list);
  return made;
}

/** The token that was typed. */
export function tokenRow(): Row<HTMLInputElement> {
  const control = element("input", { type: "password", autocomplete: "off", spellcheck: "false" });
  return row(control, {
    id: "token",
    label: "Token",
    wide: true,
    help: ["It is kept nowhere, and gone with this page."],
  });
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
