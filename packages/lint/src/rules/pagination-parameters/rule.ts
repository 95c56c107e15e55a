import type { Rule } from "../../contract.ts";
import { listParameters, returnsList } from "../../operations.ts";

export const rule: Rule = ({ operations, report }) => {
  for (const operation of operations) {
    const isList = returnsList(operation);
    const parameters = listParameters(operation).filter((parameter) => parameter.text("in") === "query");
    for (const [name, component] of Object.entries(components)) {
      const found = parameters.find((parameter) => parameter.text("name") === name);
      const location = found?.refLocation ?? operation.node.get("parameters").location;
      const shared = `\`- $ref: <path>/components/parameters.yaml#/${component}\``;

      if (!isList) {
        if (found)
          report(`\`${operation.name}\` has \`${name}\`, but does not return a list. Remove the parameter.`, location);
      } else if (!found) {
        report(
          `\`${operation.name}\` returns a list, but has no parameter \`${name}\`. Add to its parameters: ${shared}.`,
          location,
        );
      } else if (found.componentName !== component) {
        report(`\`${operation.name}\` defines its own \`${name}\`. Write ${shared}.`, location);
      }
    }
  }
};

const components = { page: "Page", per_page: "PerPage" };
