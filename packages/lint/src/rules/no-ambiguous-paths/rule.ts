import type { Rule } from "../../contract.ts";
import { collisionMessage } from "./message.ts";
import { pathParameters } from "./parameters.ts";
import { collide, parseTemplate, type Template } from "./template.ts";

/** Unlike Redocly's rule of this name, this rule considers the schemas of parameters. */
export const rule: Rule = ({ root, operations, report }) => {
  const paths = root.get("paths");
  const templates = paths.entries().map(([path, pathItem]) => {
    const operationsOfPath = operations.filter((operation) => operation.path === path);
    return parseTemplate(path, pathParameters(pathItem, operationsOfPath));
  });
  for (const [earlier, later] of collisions(templates)) {
    report(collisionMessage(earlier, later), paths.get(later.path).refLocation);
  }
};

function collisions(templates: readonly Template[]): [Template, Template][] {
  return templates.flatMap((later, i) =>
    templates
      .slice(0, i)
      .filter((earlier) => collide(earlier, later))
      .map((earlier): [Template, Template] => [earlier, later]),
  );
}
