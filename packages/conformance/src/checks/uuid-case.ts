import { nestedValues } from "../schema/declared.ts";
import { branchesOf, schemaOf } from "../schema/resolve.ts";
import { typesOf } from "../schema/schema.ts";
import type { SpecModel } from "../spec/model.ts";
import { formatValue } from "../values/format.ts";
import { parseJson, valueAt } from "../values/json.ts";
import type { Check } from "./check.ts";
import { documentedSchema, groupPointers } from "./tools/response-schema.ts";

/**
 * A UUID is answered in lower case, though it may be sent in any (RFC 9562, section 4): who compares ids as texts would
 * else not find one again. `format: uuid` allows both, as it must where the same schema stands in requests.
 */
export const uuidCase: Check = ({ request, response }, _, checkContext) => {
  const schema = documentedSchema(request.operation, response);
  if (!schema) return [];
  const body = parseJson(response.text);
  const found = nestedValues(checkContext, schema, body).filter(
    (inner) => hasUppercase(inner.value) && isUuid(checkContext, inner.schema),
  );
  return groupPointers(found.map((inner) => inner.pointer)).map(({ first, more }) => {
    const problem = `The body at ${first}${more} must be a UUID in lower case, but is ${formatValue(valueAt(body, first))}`;
    return `${problem}. Mend the answer (RFC 9562, section 4).`;
  });
};

function hasUppercase(value: unknown): boolean {
  return typeof value === "string" && value !== value.toLowerCase();
}

// Where other texts may stand too, such as a name in the place of an id, it need not be one.
function isUuid(spec: SpecModel, node: unknown): boolean {
  const texts = branchesOf(spec, schemaOf(spec, node)).filter((branch) => {
    const types = typesOf(branch);
    return types.length === 0 || types.includes("string");
  });
  return texts.length > 0 && texts.every(({ format }) => format === "uuid");
}
