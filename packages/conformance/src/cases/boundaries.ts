import { isDeepStrictEqual } from "node:util";
import { formatPointer } from "@crewkit/openapi";
import { successOf } from "../base/model.ts";
import type { Edit } from "../base/test-case.ts";
import { listSchemaLocations } from "../schema/locations.ts";
import { bodySchema, bodyWith, listValidBodies, validateBody } from "../schema/request-body.ts";
import { type Schema, typesOf } from "../schema/schema.ts";
import { sampleItems } from "../schema/values.ts";
import { boundaryValuesOf, type Variation } from "../schema/variations.ts";
import { requiredForCreate, uniqueFields } from "../spec/fields.ts";
import { distinctBy } from "../values/group.ts";
import { valueAt, withValue } from "../values/json.ts";
import type { TestCaseGenerator, TestCaseParts } from "./case-generator.ts";

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
  return locations.flatMap(({ path, schema: valueSchema, required }) => {
    const [field = ""] = path;
    const isRequired = required || needed.includes(field);
    const values = [
      ...boundaryValuesOf(valueSchema, sampleItems(spec, valueSchema)),
      ...emptyValue(valueSchema, isRequired),
    ];
    const distinct = distinctBy(values, ({ value }) => JSON.stringify(value));
    return distinct.flatMap(({ description, value }): TestCaseParts[] => {
      const completeBody = validBodyWith(path, value);
      if (completeBody === undefined) return [];
      const fresh = path.length === 1 && unique.includes(field);
      const edit: Edit = { in: "body", at: [field], value: Object(completeBody)[field], fresh };
      return [
        { label: `body ${path.join(".")}: ${description}`, status: successOf(operation), edits: [edit], completeBody },
      ];
    });
  });
};

const emptyValues: Record<string, unknown> = { integer: 0, number: 0, boolean: false, string: "" };

// Programs may confuse these values with a missing one.
function emptyValue(schema: Schema, isRequired: boolean): Variation[] {
  const [type = ""] = schema.enum ? [] : typesOf(schema);
  const value = emptyValues[type];
  if (value === undefined || (value === "" && (schema.format !== undefined || isRequired))) return [];
  return [{ description: value === "" ? "an empty text" : `${value}`, value }];
}
