import type { Rule } from "../../contract.ts";
import { reach } from "../../nesting.ts";
import { isList, schemaOf, successesOf } from "../../operations.ts";
import { firstTime, type Place } from "../../place.ts";
import { branches, property, requires } from "../../schemas.ts";

/** A list says in `meta` where its page stands, and nothing else has a `meta`. */
export const rule: Rule = ({ operations, report }) => {
  const [isNewBody, isNewStray] = [firstTime(), firstTime()];
  for (const { title, place } of operations.flatMap(successesOf)) {
    const body = schemaOf(place);
    if (!body.isThere || !isNewBody(body)) continue;
    const meta = property(body, "meta");

    if (isList(body)) {
      if (meta.component !== "PageMeta") report(`${title} ${pageless}.`, meta.writtenAt);
      else if (!requires(body, "meta")) report(`${title} ${optional}.`, body.get("required").at);
    }
    const strays = isList(body) ? metasBelow(body) : [meta, ...metasBelow(body)];
    for (const place of strays) if (place.isThere && isNewStray(place)) report(`${title} ${stray}.`, place.writtenAt);
  }
};

const pageless = "is a list without a page. Add to its properties: `meta: { $ref: <path>/PageMeta.yaml }`";
const optional = "can come without `meta`. Write `required: [data, meta]`";
const stray = "has a `meta` that is no list's. Remove it, or rename it";

/** The properties called `meta` of the schemas below a schema; its own is not among them. */
function metasBelow(schema: Place): Place[] {
  const below = reach([schema]);
  for (const { at } of branches(schema)) below.delete(at.absolutePointer);
  return [...below.values()].map((each) => each.get("properties", "meta"));
}
