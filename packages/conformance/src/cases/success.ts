import { successOf } from "../law/law.ts";
import { arbitraryOf } from "../schema/arbitrary.ts";
import { bodyFields, bodySchema, judgeBody } from "../schema/body.ts";
import { such } from "../schema/such.ts";
import { isObject, without } from "../values/json.ts";
import type { Edit } from "./case.ts";
import type { MakeCases } from "./make.ts";

/** The request that succeeds, as the examples have it; and with bodies made from the schema. */
export const success: MakeCases = (operation, { law }) => {
  const status = successOf(operation);
  const example = { why: "as in the example", status };
  const schema = bodySchema(law, operation);
  const names = bodyFields(law, operation);
  if (!schema || names.length === 0) return [example];
  const { notGenerated: kept = [], unique = [] } = law.plan.operations?.[operation.operationId] ?? {};
  const keep = [...kept, ...unique];
  if (names.every((name) => keep.includes(name))) return [example];
  // The fields that are kept are the recipe's: it need not have those that may be left out.
  const optional = keep.filter((name) => !schema.required?.includes(name));
  const isRight = (body: unknown) => judgeBody(law, operation, body).length === 0;
  const right = such(arbitraryOf(law, schema), (body) => isRight(body) && isRight(withoutAll(body, optional)));
  const changed = names.filter((name) => !keep.includes(name));
  const generated = right.map((body) => editsTo(body, changed));
  return [example, { why: "with a body made from the schema", status, generated }];
};

function withoutAll(body: unknown, names: string[]): unknown {
  return names.reduce((rest, name) => without(rest, [name]), body);
}

// What makes a body of another: the fields that it has, and none of those that it has not.
function editsTo(body: unknown, names: string[]): Edit[] {
  if (!isObject(body)) return [];
  return names.map((name) =>
    body[name] === undefined ? { in: "body", at: [name], remove: true } : { in: "body", at: [name], value: body[name] },
  );
}
