import { arbitraryOf } from "../schema/arbitrary.ts";
import { bodyFields, bodySchema, validateBody } from "../schema/body.ts";
import { filterValues } from "../schema/filter-values.ts";
import { successOf } from "../spec/model.ts";
import { isObject, without } from "../values/json.ts";
import type { TestCaseGenerator } from "./generator.ts";
import type { Edit } from "./test-case.ts";

export const success: TestCaseGenerator = (operation, { spec }) => {
  const status = successOf(operation);
  const exampleCase = { label: "example request", status };
  const schema = bodySchema(spec, operation);
  const names = bodyFields(spec, operation);
  if (!schema || names.length === 0) return [exampleCase];
  const { notGenerated = [], unique = [] } = spec.plan.operations?.[operation.operationId] ?? {};
  const fixed = [...notGenerated, ...unique];
  if (names.every((name) => fixed.includes(name))) return [exampleCase];
  // The plan's request may omit optional fixed fields.
  const optional = fixed.filter((name) => !schema.required?.includes(name));
  const isValid = (body: unknown) => validateBody(spec, operation, body).length === 0;
  const valid = filterValues(arbitraryOf(spec, schema), (body) => isValid(body) && isValid(omit(body, optional)));
  const generatedFields = names.filter((name) => !fixed.includes(name));
  const generated = valid.map((body) => toEdits(body, generatedFields));
  return [exampleCase, { label: "with a generated body", status, generated }];
};

function omit(body: unknown, names: string[]): unknown {
  return names.reduce((rest, name) => without(rest, [name]), body);
}

function toEdits(body: unknown, names: string[]): Edit[] {
  if (!isObject(body)) return [];
  return names.map((name) =>
    body[name] === undefined ? { in: "body", at: [name], remove: true } : { in: "body", at: [name], value: body[name] },
  );
}
