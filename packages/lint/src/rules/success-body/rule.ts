import type { Oas3Rule } from "@redocly/openapi-core";
import { judging } from "../../contract.ts";
import { bodyOf, isJsonAlone, successesOf } from "../../operations.ts";
import { firstTime } from "../../place.ts";
import { faultOf } from "./body.ts";

/** A success answers JSON, under `data` or under one key of its own. */
export const rule: Oas3Rule = () =>
  judging(({ operations, report }) => {
    const [isNewResponse, isNewBody] = [firstTime(), firstTime()];
    for (const operation of operations) {
      for (const [status, response] of successesOf(operation)) {
        if (!response.isThere || !isNewResponse(response)) continue;
        const name = `Response ${status} of \`${operation.name}\``;
        const body = bodyOf(response);
        if (!isJsonAlone(response)) report(`${name} ${notJson}.`, response.get("content").at);
        else if (isNewBody(body)) {
          const fault = faultOf(body);
          if (fault) report(`${name} ${fault.text}.`, fault.at);
        }
      }
    }
  });

const notJson = "must have `application/json` under its `content`, and nothing else";
