import type { Location } from "@redocly/openapi-core";
import { bodiesOf, examplesOf, isRequest } from "../../bodies.ts";
import type { Rule } from "../../contract.ts";
import type { Place } from "../../place.ts";

/** Every id in an example is the `id` of something that an answer shows. `unlisted` names ids of what none shows. */
export const rule: Rule<{ unlisted?: string[] }> = ({ root, operations, every, report }, { unlisted = [] }) => {
  const bodies = bodiesOf(operations).map((body) => ({ body, ids: examplesOf(body).flatMap((value) => idsIn(value)) }));
  const answered = bodies.filter(({ body }) => !isRequest(body)).flatMap(({ ids }) => ids);
  const sent = bodies.filter(({ body }) => isRequest(body)).flatMap(({ ids }) => ids);
  const asked = every("Parameter").flatMap((each) => idsIn(each.get("example"), each.text("name")));
  const all = [...sent, ...asked, ...answered];

  const shown = new Set(answered.filter(({ name }) => name === "id").map(({ value }) => value.toLowerCase()));
  const isShown = ({ value }: Id) => shown.has(value.toLowerCase());
  const isNamed = ({ name, value }: Id) =>
    unlisted.includes(name) && answered.some((id) => id.name === name && id.value === value);
  for (const { name, value, at } of unique(all.filter((id) => !isShown(id) && !isNamed(id)))) {
    report(`The \`${name}\` ${value} is nobody's: ${advice}`, at);
  }
  for (const name of unlisted.filter((name) => all.every((id) => id.name !== name || isShown(id)))) {
    report(`Answers show every \`${name}\` under \`id\`: take it from \`unlisted\`.`, root.get("openapi").at);
  }
};

const advice =
  "no response example shows it under `id`. Take an id of openapi/world/, or show the thing in an example of a response.";

/** An id that is lost is lost everywhere: it is reported where it stands first. */
function unique(ids: readonly Id[]): Id[] {
  const key = ({ name, value }: Id) => `${name} ${value}`;
  const keys = ids.map(key);
  return ids.filter((id, i) => keys.indexOf(key(id)) === i);
}

/** A UUID in an example, the name that it goes by, and where it is written. */
interface Id {
  readonly name: string;
  readonly value: string;
  readonly at: Location;
}

/** The ids in a value: the UUIDs under `id`, `*_id` and, one by one, `*_ids`. */
function idsIn(value: Place, name = ""): Id[] {
  const { node, at } = value;
  if (typeof node === "string") return isId.test(name) && uuid.test(node) ? [{ name, value: node, at }] : [];
  const items = value.items().flatMap((item) => idsIn(item, name.replace(/s$/, "")));
  return [...items, ...value.entries().flatMap(([key, inner]) => idsIn(inner, key))];
}

const isId = /^id$|_id$/;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
