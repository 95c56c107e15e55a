import fc from "fast-check";
import { arbitraryOf } from "../schema/arbitrary.ts";
import { bodySchema, createBodyGenerator, validateBody } from "../schema/body.ts";
import { listSchemaLocations } from "../schema/locations.ts";
import type { Schema } from "../schema/schema.ts";
import { boundaryValuesOf } from "../schema/variations.ts";
import { successOf } from "../spec/model.ts";
import { withValue } from "../values/json.ts";
import type { TestCaseGenerator, TestCaseParts } from "./generator.ts";

export const boundaries: TestCaseGenerator = (operation, { spec, seed }) => {
  const schema = bodySchema(spec, operation);
  if (!schema) return [];
  const generateBody = createBodyGenerator(spec, operation, seed);
  const { notGenerated = [], unique = [] } = spec.plan.operations?.[operation.operationId] ?? {};
  // A letter per operation keeps the values of unique fields distinct.
  const letter = String.fromCharCode(97 + (spec.operations.indexOf(operation) % 26));
  const makeUnique = (name: string, value: unknown) =>
    unique.includes(name) && typeof value === "string"
      ? value.replace(/^a+/, (start) => letter.repeat(start.length))
      : value;
  const itemOf = (location: Schema) =>
    location.items === undefined ? undefined : fc.sample(arbitraryOf(spec, location.items), { seed: 1, numRuns: 1 })[0];
  const locations = listSchemaLocations(spec, schema).filter(({ path }) => !notGenerated.includes(path[0] ?? ""));
  return locations.flatMap(({ path, schema: location }) =>
    boundaryValuesOf(location, itemOf(location))
      .filter(({ value }) => validateBody(spec, operation, withValue(generateBody(path), path, value)).length === 0)
      .map(({ description, value }): TestCaseParts => {
        const [field = ""] = path;
        const fieldValue =
          path.length === 1 ? makeUnique(field, value) : Object(withValue(generateBody(path), path, value))[field];
        const label = `body ${path.join(".")}: ${description}`;
        return { label, status: successOf(operation), edits: [{ in: "body", at: [field], value: fieldValue }] };
      }),
  );
};
