import type { Rule } from "../../contract.ts";
import { answersList, parametersOf } from "../../operations.ts";

/** A list takes `page` and `per_page`, by the shared parameters, and nothing else does. */
export const rule: Rule = ({ operations, report }) => {
  for (const operation of operations) {
    const isList = answersList(operation);
    const parameters = parametersOf(operation).filter((each) => each.text("in") === "query");
    for (const [name, component] of Object.entries(components)) {
      const found = parameters.find((each) => each.text("name") === name);
      const at = found?.writtenAt ?? operation.place.get("parameters").at;
      const shared = `\`- $ref: <path>/components/parameters.yaml#/${component}\``;

      if (!isList) {
        if (found) report(`\`${operation.name}\` takes \`${name}\`, but is no list. Remove the parameter.`, at);
      } else if (!found) {
        report(`\`${operation.name}\` is a list without \`${name}\`. Add to its parameters: ${shared}.`, at);
      } else if (found.component !== component) {
        report(`\`${operation.name}\` has a \`${name}\` of its own. Write ${shared}.`, at);
      }
    }
  }
};

/** The components of the shared parameters. */
const components = { page: "Page", per_page: "PerPage" };
