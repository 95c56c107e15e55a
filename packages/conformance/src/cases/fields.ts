import { formatPointer, type Operation } from "@crewkit/openapi";
import fc from "fast-check";
import { isJsonType } from "../http/media-type.ts";
import { arbitraryOf, sampleItems } from "../schema/arbitrary.ts";
import { listSchemaLocations, type SchemaLocation } from "../schema/locations.ts";
import { bodyFields, bodySchema, bodyWith, validateBody } from "../schema/request-body.ts";
import { branchesOf } from "../schema/resolve.ts";
import { typesOf } from "../schema/schema.ts";
import { textOfLength } from "../schema/strings.ts";
import { invalidValuesOf } from "../schema/variations.ts";
import { documentedResponse, documents, type SpecModel, successOf } from "../spec/model.ts";
import { groupBy } from "../values/group.ts";
import { isObject, valueAt, without, withValue } from "../values/json.ts";
import type { TestCaseGenerator, TestCaseParts } from "./generator.ts";
import type { Edit } from "./test-case.ts";

export const fields: TestCaseGenerator = (operation, { spec }) => {
  const { body: status } = spec.plan.errorStatuses;
  const schema = bodySchema(spec, operation);
  if (!schema || !documents(operation, status)) return [];
  const generateBody = (location: readonly string[]) => bodyWith(spec, operation, location);
  // Replacing a single field cannot turn a body of one branch into a body of another branch.
  const toEdit = branchesOf(spec, schema).length > 1 ? replaceBody : replaceTopField;
  const context = { generateBody, toEdit, spec };
  const locations = listSchemaLocations(spec, schema);
  const invalidBodies = [
    ...locations.filter(({ required }) => required).map((location) => withoutField(location, context)),
    ...locations.flatMap((location) => withInvalidValues(location, context)),
    ...locations.flatMap((location) => withInvalidSecondItem(location, context)),
    ...("413" in operation.responses ? [] : locations.flatMap((each) => withHugeText(each, context)).slice(0, 1)),
    ...(schema.additionalProperties === false ? [unknownField, ...responseOnlyFields(operation, spec)] : []),
    ...locations.flatMap((location) =>
      location.schema.additionalProperties === false ? withUnknownField(location, context) : [],
    ),
  ];
  const invalid = invalidBodies.filter(({ location, edit }) =>
    isInvalid(spec, operation, generateBody(location), edit),
  );
  const unique = [...groupBy(invalid, ({ edit }) => JSON.stringify(edit)).values()].flatMap(([first]) => first ?? []);
  return unique.map(({ description, location, edit }): TestCaseParts => {
    const label = `body ${location.join(".")}: ${description}`;
    return { label, status, edits: [edit], errorField: { in: "body", path: location }, errorKind: "body" };
  });
};

interface InvalidBody {
  description: string;
  location: readonly string[];
  edit: Edit;
}

const unknownField: InvalidBody = {
  description: "unknown",
  location: ["no_such_field"],
  edit: { in: "body", at: ["no_such_field"], value: true },
};

const maxResponseFields = 2;

/** Fields that only the API sets, such as `id`. Accepting one allows clients to overwrite it. */
function responseOnlyFields(operation: Operation, spec: SpecModel): InvalidBody[] {
  const { content = {} } = documentedResponse(operation, successOf(operation)) ?? {};
  const media = Object.entries(content).find(([type]) => isJsonType(type))?.[1];
  const names = bodyFields(spec, operation);
  const isScalar = ({ schema }: SchemaLocation) => typesOf(schema).every((type) => !["object", "array"].includes(type));
  // A resource, or a resource in an envelope.
  const locations = listSchemaLocations(spec, media?.schema).filter(
    (each) =>
      each.path.length <= 2 && each.path[1] !== "0" && isScalar(each) && !names.includes(each.path.at(-1) ?? ""),
  );
  return locations.slice(0, maxResponseFields).map(({ path, schema }) => {
    const location = path.slice(-1);
    const [value = null] = fc.sample(arbitraryOf(spec, schema), { seed: 1, numRuns: 1 });
    return { description: "only in responses", location, edit: { in: "body", at: location, value } };
  });
}

/** The first item is valid. */
function withInvalidSecondItem(location: SchemaLocation, { generateBody, toEdit, spec }: BodyContext): InvalidBody[] {
  const index = location.path.lastIndexOf("0");
  const [invalid] = index < 0 ? [] : invalidValuesOf(location.schema, sampleItems(spec, location.schema));
  if (!invalid) return [];
  const [list, inner] = [location.path.slice(0, index), location.path.slice(index + 1)];
  const body = generateBody(location.path);
  const [first] = [valueAt(body, formatPointer(list))].flat();
  const items = [first, withValue(first, inner, invalid.value)];
  const path = [...list, "1", ...inner];
  return [{ description: invalid.description, location: path, edit: toEdit(path, withValue(body, list, items)) }];
}

const hugeLength = 100_000;

function withHugeText(
  { path: location, schema }: SchemaLocation,
  { generateBody, toEdit }: BodyContext,
): InvalidBody[] {
  const { maxLength = hugeLength, enum: values } = schema;
  if (!typesOf(schema).includes("string") || values || maxLength >= hugeLength) return [];
  const body = withValue(generateBody(location), location, textOfLength(schema, hugeLength));
  return [{ description: `${hugeLength} characters`, location, edit: toEdit(location, body) }];
}

function withUnknownField({ path }: SchemaLocation, { generateBody, toEdit }: BodyContext): InvalidBody[] {
  const location = [...path, "no_such_field"];
  return [{ description: "unknown", location, edit: toEdit(location, withValue(generateBody(path), location, true)) }];
}

function withoutField({ path: location }: SchemaLocation, { generateBody, toEdit }: BodyContext): InvalidBody {
  return { description: "missing", location, edit: toEdit(location, without(generateBody(location), location)) };
}

function withInvalidValues(
  { path: location, schema }: SchemaLocation,
  { generateBody, toEdit, spec }: BodyContext,
): InvalidBody[] {
  return invalidValuesOf(schema, sampleItems(spec, schema)).map(({ description, value }) => ({
    description,
    location,
    edit: toEdit(location, withValue(generateBody(location), location, value)),
  }));
}

interface BodyContext {
  /** A valid body with a location or its parent. */
  generateBody: (location: readonly string[]) => unknown;
  toEdit: ToEdit;
  spec: SpecModel;
}

type ToEdit = (location: readonly string[], changed: unknown) => Edit;

const replaceBody: ToEdit = (_, value) => ({ in: "body", at: [], value });

// Replace the whole top-level field: the body of the request may lack the parents of a nested field.
const replaceTopField: ToEdit = ([field = ""], changed) => {
  const value = isObject(changed) ? changed[field] : undefined;
  return value === undefined ? { in: "body", at: [field], remove: true } : { in: "body", at: [field], value };
};

// A value that violates a keyword in one branch of the schema may be valid in another branch.
function isInvalid(spec: SpecModel, operation: Operation, body: unknown, edit: Edit): boolean {
  if (body === undefined || edit.in !== "body") return false;
  const changed = "remove" in edit ? without(body, edit.at) : withValue(body, edit.at, edit.value);
  return validateBody(spec, operation, body).length === 0 && validateBody(spec, operation, changed).length > 0;
}
