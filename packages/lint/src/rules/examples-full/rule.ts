import { bodiesOf, examplesOf, isAnswer, isRequest } from "../../bodies.ts";
import type { Rule } from "../../contract.ts";
import { isMap, type Place } from "../../place.ts";
import { view } from "../../schemas.ts";
import { quoted } from "../../text.ts";

/** Every property of a body stands in at least one of its examples. */
export const rule: Rule = ({ operations, report }) => {
  for (const body of bodiesOf(operations).filter((body) => isRequest(body) || isAnswer(body))) {
    const missing = unshown(
      body.schema,
      examplesOf(body).map(({ node }) => node),
    );
    if (missing.length === 0) continue;
    const { at } = body.place.get(body.place.has("examples") ? "examples" : "example");
    report(`No example of ${body.title} shows ${quoted(missing, "or")}. ${advice}`, at);
  }
};

const advice = "Add it to one, or another example with it, in openapi/world/examples/.";

/** The paths of the properties that none of the values has, as far as they have what is around them. */
function unshown(written: Place, values: readonly unknown[], path = ""): string[] {
  const schema = view(written);
  if (values.length === 0 || schema.has("x-foreign")) return [];
  const lists = values.filter(Array.isArray);
  const objects = values.filter(isMap);
  const inItems = lists.length > 0 ? unshown(schema.get("items"), lists.flat(), `${path}[]`) : [];
  const properties = objects.length > 0 ? schema.get("properties").entries() : [];
  const inProperties = properties.flatMap(([key, property]) => {
    const inner = objects.filter((value) => key in value).map((value) => value[key]);
    const name = path ? `${path}.${key}` : key;
    return inner.length === 0 ? [name] : unshown(property, inner, name);
  });
  return [...inItems, ...inProperties];
}
