import { exampleValues, isRequest, isSuccess, listBodies } from "../../bodies.ts";
import { quoteList, type Rule } from "../../contract.ts";
import { isMap, type Node } from "../../node.ts";
import { effectiveSchema } from "../../schemas.ts";

export const rule: Rule = ({ operations, report }) => {
  for (const body of listBodies(operations).filter((body) => isRequest(body) || isSuccess(body))) {
    const values = exampleValues(body).map(({ value }) => value);
    const missing = missingProperties(body.schema, values);
    if (missing.length === 0) continue;
    const { location } = body.mediaType.get(body.mediaType.has("examples") ? "examples" : "example");
    report(`No example of ${body.title} contains ${quoteList(missing, "or")}. ${fix}`, location);
  }
};

const fix = "Add it to an example in openapi/requests/.";

/** The paths of properties that no value has. Ignores properties of objects that no value has. */
function missingProperties(source: Node, values: readonly unknown[], path = ""): string[] {
  const schema = effectiveSchema(source);
  if (values.length === 0 || schema.has("x-foreign")) return [];
  const lists = values.filter(Array.isArray);
  const objects = values.filter(isMap);
  const inItems = lists.length > 0 ? missingProperties(schema.get("items"), lists.flat(), `${path}[]`) : [];
  const properties = objects.length > 0 ? schema.get("properties").entries() : [];
  const inProperties = properties.flatMap(([key, property]) => {
    const values = objects.filter((object) => key in object).map((object) => object[key]);
    const name = path ? `${path}.${key}` : key;
    return values.length === 0 ? [name] : missingProperties(property, values, name);
  });
  return [...inItems, ...inProperties];
}
