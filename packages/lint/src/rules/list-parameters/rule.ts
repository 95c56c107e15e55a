import type { Rule } from "../../contract.ts";
import { answersList, parametersOf } from "../../operations.ts";
import { firstTime } from "../../place.ts";
import { lacks } from "../../shape.ts";
import { pageParameters } from "./parameters.ts";

/** A list takes `page` and `per_page`, by the shared parameters, and nothing else does. */
export const rule: Rule = ({ operations, report }) => {
  const isNew = firstTime();
  for (const operation of operations) {
    const isList = answersList(operation);
    const parameters = parametersOf(operation).filter((each) => each.text("in") === "query");
    for (const { component, shape } of pageParameters) {
      const name = `\`${shape.name}\``;
      const line = `\`- $ref: <path>/components/parameters.yaml#/${component}\``;
      const found = parameters.find((each) => each.text("name") === shape.name);
      const at = found?.writtenAt ?? operation.place.get("parameters").at;

      if (!isList && found) report(`\`${operation.name}\` takes ${name}, but is no list. Remove the parameter.`, at);
      if (!isList) continue;
      if (!found) report(`\`${operation.name}\` is a list without ${name}. Add to its parameters: ${line}.`, at);
      else if (found.component !== component)
        report(`\`${operation.name}\` has a ${name} of its own. Write ${line}.`, at);
      else if (isNew(found)) {
        for (const { text, at } of lacks(found, shape)) report(`${component} breaks its form: ${text}.`, at);
      }
    }
  }
};
