import type { Rule } from "../../contract.ts";
import { isJsonAlone, notJsonAlone, schemaOf, successesOf } from "../../operations.ts";
import { firstTime } from "../../place.ts";
import { faultOf } from "./body.ts";

/** A success answers JSON, under `data` or under one key of its own. */
export const rule: Rule = ({ operations, report }) => {
  const [isNewResponse, isNewBody] = [firstTime(), firstTime()];
  for (const { title, place } of operations.flatMap(successesOf)) {
    if (!place.isThere || !isNewResponse(place)) continue;
    const body = schemaOf(place);
    if (!isJsonAlone(place)) report(`${title} ${notJsonAlone}.`, place.get("content").at);
    else if (isNewBody(body)) {
      const fault = faultOf(body);
      if (fault) report(`${title} ${fault.text}.`, fault.at);
    }
  }
};
