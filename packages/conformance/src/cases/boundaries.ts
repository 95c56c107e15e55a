import { isDeepStrictEqual } from "node:util";
import { formatPointer } from "@crewkit/openapi";
import { sampleItems } from "../schema/arbitrary.ts";
import { listSchemaLocations, type SchemaLocation } from "../schema/locations.ts";
import { bodySchema, bodyWith, listValidBodies, validateBody } from "../schema/request-body.ts";
import { typesOf } from "../schema/schema.ts";
import { boundaryValuesOf, type Variation } from "../schema/variations.ts";
import { requiredForCreate, uniqueFields } from "../spec/fields.ts";
import { successOf } from "../spec/model.ts";
import { valueAt, withValue } from "../values/json.ts";
import type { TestCaseGenerator, TestCaseParts } from "./generator.ts";
import type { Edit } from "./test-case.ts";

export const boundaries: TestCaseGenerator = (operation, { spec }) => {
  const schema = bodySchema(spec, operation);
  if (!schema) return [];
  const { notGenerated = [] } = spec.plan.operations?.[operation.operationId] ?? {};
  const unique = uniqueFields(operation, spec);
  const isValid = (body: unknown) => validateBody(spec, operation, body).length === 0;
  // A value may need other fields, such as the reason of a status (`if`, `dependentRequired`).
  const validBodyWith = (path: readonly string[], value: unknown) => {
    const hasValue = (each: unknown) => isDeepStrictEqual(valueAt(each, formatPointer(path)), value);
    const bodies = [withValue(bodyWith(spec, operation, path), path, value), ...listValidBodies(spec, operation)];
    return bodies.find((each) => hasValue(each) && isValid(each));
  };
  const locations = listSchemaLocations(spec, schema).filter(({ path }) => !notGenerated.includes(path[0] ?? ""));
  const needed = requiredForCreate(operation, spec);
  return locations.flatMap(({ path, schema: location, required }) =>
    withEmptyValue(boundaryValuesOf(location, sampleItems(spec, location)), {
      schema: location,
      required: required || needed.includes(path[0] ?? ""),
    })
      .map(({ description, value }) => ({ description, completeBody: validBodyWith(path, value) }))
      .filter(({ completeBody }) => completeBody !== undefined)
      .map(({ description, completeBody }): TestCaseParts => {
        const [field = ""] = path;
        const value = Object(completeBody)[field];
        const label = `body ${path.join(".")}: ${description}`;
        const edit: Edit = { in: "body", at: [field], value, fresh: path.length === 1 && unique.includes(field) };
        return { label, status: successOf(operation), edits: [edit], completeBody };
      }),
  );
};

// Programs may confuse these values with a missing one.
function withEmptyValue(
  variations: readonly Variation[],
  { schema, required }: Pick<SchemaLocation, "schema" | "required">,
): Variation[] {
  const [type] = schema.enum ? [] : typesOf(schema);
  const isText = type === "string" && schema.format === undefined && !required;
  const empty = { integer: 0, number: 0, boolean: false, ...(isText && { string: "" }) }[type ?? ""];
  const isNew = empty !== undefined && !variations.some(({ value }) => value === empty);
  return [
    ...variations,
    ...(isNew ? [{ description: empty === "" ? "an empty text" : `${empty}`, value: empty }] : []),
  ];
}
