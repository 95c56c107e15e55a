import type { Rule } from "../../contract.ts";
import { message } from "./message.ts";
import { pathParameters } from "./parameters.ts";
import { collide, parseTemplate, type Template } from "./template.ts";

/** No URL may match two paths. Redocly's rule of this name looks at no schemas, so it takes `members` for a UUID. */
export const rule: Rule = ({ root, operations, report }) => {
  const paths = root.get("paths");
  const templates = paths.entries().map(([path, item]) => {
    const own = operations.filter((operation) => operation.path === path);
    return parseTemplate(path, pathParameters(item, own));
  });
  for (const [earlier, later] of collisions(templates)) {
    report(message(earlier, later), paths.get(later.path).writtenAt);
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
