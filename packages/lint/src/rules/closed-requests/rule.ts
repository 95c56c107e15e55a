import type { Oas3Rule, UserContext } from "@redocly/openapi-core";
import { bodies } from "../../bodies.ts";
import { child, type Node, nameOf, reach, type Spot, typesOf } from "../../spots.ts";

/** Objects in requests refuse what they do not know, objects in answers stay open, and none of them is both. */
export const rule: Oas3Rule = () => {
  const requests = new Map<string, Spot<Node>>();
  const answers = new Map<string, Spot<Node>>();
  return {
    ...bodies((body, ctx) => reach(child(body, "schema"), ctx, body.use === "request" ? requests : answers)),
    Root: {
      leave(_: object, { report }: UserContext) {
        for (const [place, { node, location }] of new Map([...requests, ...answers])) {
          const found = fault(node, requests.has(place), answers.has(place));
          if (found) report({ message: `The object ${nameOf(location)} ${found}`, location: location.key() });
        }
      },
    },
  };
};

function fault(schema: Node, sent: boolean, answered: boolean): string | undefined {
  const { properties, additionalProperties: others } = schema;
  if (!properties && !typesOf(schema).includes("object")) return undefined;
  if (sent && answered && properties) {
    return "stands in requests and in answers. Make two schemas: requests close, answers stay open.";
  }
  if (sent && (others === undefined || others === true)) {
    return "takes unknown fields in requests. Write `additionalProperties: false`, or a schema for what a map holds.";
  }
  if (answered && others === false) {
    return "is closed, so an answer could never gain a field. Remove `additionalProperties: false`.";
  }
  return undefined;
}
