import { formatPointer, type Operation } from "@crewkit/openapi";
import { documents, type SpecModel } from "../base/model.ts";
import type { Edit } from "../base/test-case.ts";
import { listSchemaLocations, type SchemaLocation } from "../schema/locations.ts";
import { bodyFields, bodySchema, bodyWith, validateBody } from "../schema/request-body.ts";
import { branchesOf } from "../schema/resolve.ts";
import { type Schema, typesOf } from "../schema/schema.ts";
import { textOfLength } from "../schema/texts.ts";
import { sampleItems, sampleValuesOf } from "../schema/values.ts";
import { invalidValuesOf } from "../schema/variations.ts";
import { responseLocations } from "../spec/fields.ts";
import { distinctBy } from "../values/group.ts";
import { isObject, valueAt, without, withValue } from "../values/json.ts";
import type { TestCaseGenerator, TestCaseParts } from "./case-generator.ts";

export const fields: TestCaseGenerator = (operation, { spec }) => {
  const { body: status } = spec.plan.errorStatuses;
  const schema = bodySchema(spec, operation);
  if (!schema || !documents(operation, status)) return [];
  const hasBranches = branchesOf(spec, schema).length > 1;
  const isValid = (body: unknown) => validateBody(spec, operation, body).length === 0;
  const cases = listInvalidFields(operation, schema, spec).flatMap((field): TestCaseParts[] => {
    const { path, description } = field;
    const { body = bodyWith(spec, operation, path) } = field;
    const changed = "value" in field ? withValue(body, path, field.value) : without(body, path);
    // A value that violates a keyword in one branch of the schema may be valid in another branch.
    if (body === undefined || isValid(changed)) return [];
    // Replacing a single field cannot turn a body of one branch into a body of another branch.
    const edit = hasBranches ? ({ in: "body", at: [], value: changed } as const) : replaceTopField(path, changed);
    const label = `body ${path.join(".")}: ${description}`;
    return [{ label, status, edits: [edit], errorField: { in: "body", path }, errorKind: "body" }];
  });
  return distinctBy(cases, ({ edits }) => JSON.stringify(edits));
};

interface InvalidField {
  path: string[];
  description: string;
  /** A missing key removes the field. */
  value?: unknown;
  /** The body to change. Defaults to a valid body with the field. */
  body?: unknown;
}

function listInvalidFields(operation: Operation, schema: Schema, spec: SpecModel): InvalidField[] {
  const locations = listSchemaLocations(spec, schema);
  const closed = [{ path: [], schema }, ...locations].filter((each) => each.schema.additionalProperties === false);
  return [
    ...locations.filter(({ required }) => required).map(({ path }) => ({ path, description: "missing" })),
    ...locations.flatMap((location) => invalidValues(location, spec)),
    ...locations.flatMap((location) => invalidSecondItem(location, operation, spec)),
    // A 413 is also correct.
    ...("413" in operation.responses ? [] : locations.flatMap(hugeText).slice(0, 1)),
    ...closed.map(({ path }) => ({ path: [...path, "no_such_field"], description: "unknown", value: true })),
    ...(schema.additionalProperties === false ? responseOnlyFields(operation, spec) : []),
  ];
}

function invalidValues({ path, schema }: SchemaLocation, spec: SpecModel): InvalidField[] {
  return invalidValuesOf(schema, sampleItems(spec, schema)).map((variation) => ({ path, ...variation }));
}

/** An item, or a field of an item, after a valid first item. */
function invalidSecondItem(location: SchemaLocation, operation: Operation, spec: SpecModel): InvalidField[] {
  const index = location.path.lastIndexOf("0");
  const [invalid] = index < 0 ? [] : invalidValues(location, spec);
  const list = location.path.slice(0, index);
  const body = bodyWith(spec, operation, location.path);
  const first = valueAt(body, formatPointer([...list, "0"]));
  if (!invalid || first === undefined) return [];
  const path = [...list, "1", ...location.path.slice(index + 1)];
  return [{ ...invalid, path, body: withValue(body, list, [first, first]) }];
}

const hugeLength = 100_000;

function hugeText({ path, schema }: SchemaLocation): InvalidField[] {
  const { maxLength = hugeLength, enum: values } = schema;
  if (!typesOf(schema).includes("string") || values || maxLength >= hugeLength) return [];
  return [{ path, description: `${hugeLength} characters`, value: textOfLength(schema, hugeLength) }];
}

/** Fields that only the API sets, such as `id`. Accepting one allows clients to overwrite it. */
function responseOnlyFields(operation: Operation, spec: SpecModel): InvalidField[] {
  const names = bodyFields(spec, operation);
  const isScalar = ({ schema }: SchemaLocation) => typesOf(schema).every((type) => !["object", "array"].includes(type));
  // The fields of a resource, or of a resource in an envelope.
  const locations = responseLocations(operation, spec).filter(
    (each) =>
      each.path.length <= 2 && each.path[1] !== "0" && isScalar(each) && !names.includes(each.path.at(-1) ?? ""),
  );
  return locations.slice(0, 2).map(({ path, schema }) => {
    const [value = null] = sampleValuesOf(spec, schema);
    return { path: path.slice(-1), description: "only in responses", value };
  });
}

// The body of the request may lack the parents of a nested field.
function replaceTopField([field = ""]: readonly string[], changed: unknown): Edit {
  const value = isObject(changed) ? changed[field] : undefined;
  return value === undefined ? { in: "body", at: [field], remove: true } : { in: "body", at: [field], value };
}
