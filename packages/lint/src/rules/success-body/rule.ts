import type { Rule } from "../../contract.ts";
import { schemaOf, successesOf } from "../../operations.ts";
import { firstTime } from "../../place.ts";
import { faultOf } from "./body.ts";

/** A success answers JSON, under `data` or under one key of its own. */
export const rule: Rule = ({ operations, report }) => {
  const [isNewResponse, isNewBody] = [firstTime(), firstTime()];
  for (const { title, place } of operations.flatMap(successesOf)) {
    if (!place.isThere || !isNewResponse(place)) continue;
    const body = schemaOf(place);
    const fault = isNewBody(body) ? faultOf(body) : undefined;
    if (fault) report(`${title} ${fault.text}.`, fault.at);
  }
};
