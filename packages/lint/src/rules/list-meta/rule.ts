import type { Rule } from "../../contract.ts";
import { isList, schemaOf, successesOf } from "../../operations.ts";
import { firstTime } from "../../place.ts";
import { property, requires } from "../../schemas.ts";
import { lacks } from "../../shape.ts";
import { metasBelow, pageMeta } from "./meta.ts";

/** A list says in `meta` where its page stands, and nothing else has a `meta`. */
export const rule: Rule = ({ operations, report }) => {
  const [isNewBody, isNewMeta, isNewStray] = [firstTime(), firstTime(), firstTime()];
  for (const { title, place } of operations.flatMap(successesOf)) {
    const body = schemaOf(place);
    if (!body.isThere || !isNewBody(body)) continue;
    const meta = property(body, "meta");

    if (isList(body)) {
      if (meta.component !== "PageMeta") report(`${title} ${pageless}.`, meta.writtenAt);
      else if (!requires(body, "meta")) report(`${title} ${optional}.`, body.get("required").at);
      if (meta.component === "PageMeta" && isNewMeta(meta)) {
        for (const { text, at } of lacks(meta, pageMeta)) report(`PageMeta breaks its form: ${text}.`, at);
      }
    }
    const strays = isList(body) ? metasBelow(body) : [meta, ...metasBelow(body)];
    for (const place of strays) if (place.isThere && isNewStray(place)) report(`${title} ${stray}.`, place.writtenAt);
  }
};

const pageless = "is a list without a page. Add to its properties: `meta: { $ref: <path>/PageMeta.yaml }`";
const optional = "can come without `meta`. Write `required: [data, meta]`";
const stray = "has a `meta` that is no list's. Remove it, or rename it";
