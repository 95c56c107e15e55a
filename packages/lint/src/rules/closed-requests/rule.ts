import { bodiesOf, isRequest } from "../../bodies.ts";
import type { Rule } from "../../contract.ts";
import { reach } from "../../nesting.ts";
import type { Place } from "../../place.ts";
import { nameOf, typesOf } from "../../schemas.ts";

/** Objects in requests refuse what they do not know, objects in answers stay open, and none of them is both. */
export const rule: Rule = ({ operations, report }) => {
  const bodies = bodiesOf(operations);
  const requests = reach(bodies.filter(isRequest).map(({ schema }) => schema));
  const answers = reach(bodies.filter((body) => !isRequest(body)).map(({ schema }) => schema));
  for (const [place, schema] of new Map([...requests, ...answers])) {
    const fault = faultOf(schema, requests.has(place), answers.has(place));
    if (fault) report(`The object ${nameOf(schema)} ${fault}`, schema.at);
  }
};

function faultOf(schema: Place, sent: boolean, answered: boolean): string | undefined {
  const { properties, additionalProperties: others } = schema.map;
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
