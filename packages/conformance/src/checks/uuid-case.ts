import type { SpecModel } from "../base/model.ts";
import { nestedValues } from "../schema/declared.ts";
import { branchesOf, schemaOf } from "../schema/resolve.ts";
import { formatValue, text } from "../values/format.ts";
import { parseOnce, valueAt } from "../values/json.ts";
import type { Check } from "./check.ts";
import { documentedSchema, groupPointers } from "./tools/response-schema.ts";

/** Responses have lowercase UUIDs (RFC 9562, section 4). `format: uuid` also allows uppercase, which requests may use. */
export const uuidCase: Check = ({ request, response }, _, checkContext) => {
  const schema = documentedSchema(request.operation, response);
  if (!schema) return [];
  const body = parseOnce(response);
  const found = nestedValues(checkContext, schema, body).filter(
    ({ value, schema }) => typeof value === "string" && uppercaseHex.test(value) && isUuid(checkContext, schema),
  );
  return groupPointers(found.map((inner) => inner.pointer)).map(({ first, places }) => {
    const received = formatValue(valueAt(body, first));
    return text`Expected a lowercase UUID at ${places}, but received ${received}. Fix the response (RFC 9562, section 4).`;
  });
};

const uppercaseHex = /^(?=.*[A-F])[\dA-Fa-f-]+$/;

// If the schema allows other strings, the value might not be a UUID.
function isUuid(spec: SpecModel, node: unknown): boolean {
  return branchesOf(spec, schemaOf(spec, node)).every(({ type, format }) => format === "uuid" || type === "null");
}
