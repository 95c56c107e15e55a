import { nestedValues } from "../schema/declared.ts";
import { formatValue, text } from "../values/format.ts";
import { parseOnce, valueAt } from "../values/json.ts";
import type { Check } from "./check.ts";
import { documentedSchema, groupPointers, responseLabel } from "./tools/response-schema.ts";

/** Checks only the body: proxies add headers, and clients ignore unknown ones (RFC 9110, section 5.1). */
export const undeclared: Check = ({ request, response }, _, checkContext) => {
  const { operation } = request;
  const schema = documentedSchema(operation, response);
  if (!checkContext.closed || !schema) return [];
  const body = parseOnce(response);
  const unknown = nestedValues(checkContext, schema, body).filter((inner) => inner.schema === undefined);
  return groupPointers(unknown.map((inner) => inner.pointer)).map(({ first, places }) => {
    const received = `but received ${formatValue(valueAt(body, first))}`;
    const label = responseLabel(operation, response.status);
    return text`Expected no field at ${places}, because the contract does not declare it (${label}), ${received}. Remove or declare it.`;
  });
};
