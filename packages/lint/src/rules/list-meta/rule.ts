import type { Oas3Rule } from "@redocly/openapi-core";
import { judging } from "../../contract.ts";
import { bodyOf, isListBody, successesOf } from "../../operations.ts";
import { firstTime } from "../../place.ts";
import { childrenOf, property, requires } from "../../schemas.ts";
import { lacks } from "../../shape.ts";
import { metasIn, pageMeta } from "./meta.ts";

/** A list says in `meta` where its page stands, and nothing else has a `meta`. */
export const rule: Oas3Rule = () =>
  judging(({ operations, report }) => {
    const [isNewBody, isNewMeta, isNewStray] = [firstTime(), firstTime(), firstTime()];
    for (const operation of operations) {
      for (const [status, response] of successesOf(operation)) {
        const body = bodyOf(response);
        if (!body.isThere || !isNewBody(body)) continue;
        const name = `Response ${status} of \`${operation.name}\``;
        const isList = isListBody(body);
        const meta = property(body, "meta");

        if (isList && meta.component !== "PageMeta") report(`${name} ${pageless}.`, meta.writtenAt);
        else if (isList && !requires(body, "meta")) report(`${name} ${optional}.`, body.get("required").at);
        if (isList && meta.component === "PageMeta" && isNewMeta(meta)) {
          for (const { text, at } of lacks(meta, pageMeta)) report(`PageMeta breaks its form: ${text}.`, at);
        }
        const strays = (isList ? childrenOf(body) : [body]).flatMap((schema) => metasIn(schema));
        for (const { writtenAt } of strays.filter(isNewStray)) report(`${name} ${stray}.`, writtenAt);
      }
    }
  });

const pageless = "is a list without a page. Add to its properties: `meta: { $ref: <path>/PageMeta.yaml }`";
const optional = "can come without `meta`. Write `required: [data, meta]`";
const stray = "has a `meta` that is no list's. Remove it, or rename it";
