import type { Oas3Rule, UserContext } from "@redocly/openapi-core";
import { bodies, examplesOf, isAnswer, titleOf } from "../../bodies.ts";
import { child, entries, isNode, type Spot, view } from "../../spots.ts";

/** Every property of a body stands in at least one of its examples. */
export const rule: Oas3Rule = () =>
  bodies((body, ctx) => {
    if (body.use !== "request" && !isAnswer(body)) return;
    const values = examplesOf(body, ctx).map(({ node }) => node);
    const missing = unshown(child(body, "schema"), values, ctx);
    if (missing.length === 0) return;
    const names = missing.map((name) => `\`${name}\``).join(", ");
    const place = "examples" in body.node ? "examples" : "example";
    const message = `No example of ${titleOf(body)} shows ${names}. ${advice}`;
    ctx.report({ message, location: body.location.child(place).key() });
  });

const advice = "Add it to one, or another example with it, in openapi/world/examples/.";

/** The paths of the properties that none of the values has, as far as they have what is around them. */
function unshown(spot: Spot, values: readonly unknown[], ctx: UserContext, path = ""): string[] {
  const schema = view(spot, ctx);
  if (values.length === 0 || "x-foreign" in schema.node) return [];
  const lists = values.filter(Array.isArray);
  const objects = values.filter(isNode);
  const inItems = lists.length > 0 ? unshown(child(schema, "items"), lists.flat(), ctx, `${path}[]`) : [];
  const inProperties = entries(child(schema, "properties")).flatMap((property) => {
    const inner = objects.filter((value) => property.name in value).map((value) => value[property.name]);
    const name = path ? `${path}.${property.name}` : property.name;
    return objects.length > 0 && inner.length === 0 ? [name] : unshown(property, inner, ctx, name);
  });
  return [...inItems, ...inProperties];
}
