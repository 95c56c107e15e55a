import type { Oas3PathItem, Oas3Rule, Referenced, UserContext } from "@redocly/openapi-core";
import { message } from "./message.ts";
import { pathParameters } from "./parameters.ts";
import { collide, parseTemplate, type Template } from "./template.ts";

/** No URL may match two paths. Redocly's rule of this name looks at no schemas, so it takes `members` for a UUID. */
export const rule: Oas3Rule = () => ({
  Paths(paths: Record<string, Referenced<Oas3PathItem>>, ctx: UserContext) {
    const file = ctx.location.source.absoluteRef;
    const templates = Object.entries(paths).map(([path, node]) =>
      parseTemplate(path, pathParameters({ node, file }, ctx)),
    );
    for (const [earlier, later] of collisions(templates)) {
      ctx.report({ message: message(earlier, later), location: ctx.location.child([later.path]).key() });
    }
  },
});

function collisions(templates: readonly Template[]): [Template, Template][] {
  return templates.flatMap((later, i) =>
    templates
      .slice(0, i)
      .filter((earlier) => collide(earlier, later))
      .map((earlier): [Template, Template] => [earlier, later]),
  );
}
