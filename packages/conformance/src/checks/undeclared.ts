import { nestedValues } from "../schema/declared.ts";
import { formatValue } from "../values/format.ts";
import { parseJson, valueAt } from "../values/json.ts";
import type { Check } from "./check.ts";
import { documentedSchema, groupPointers, responseLabel } from "./tools/response-schema.ts";

/**
 * The body has only fields that the contract declares, where the run is to be closed. Headers may be more than those:
 * whatever stands between adds its own, and who reads them passes over what it does not know (RFC 9110, section 5.1).
 */
export const undeclared: Check = ({ request, response }, _, checkContext) => {
  const { operation } = request;
  const schema = documentedSchema(operation, response);
  if (!checkContext.closed || !schema) return [];
  const body = parseJson(response.text);
  const unknown = nestedValues(checkContext, schema, body).filter((inner) => inner.schema === undefined);
  return groupPointers(unknown.map((inner) => inner.pointer)).map(({ first, more }) => {
    const problem = `The body at ${first}${more} has ${formatValue(valueAt(body, first))}, which no schema of the contract declares`;
    return `${problem} (${responseLabel(operation, response.status)}). Leave it out, or declare it.`;
  });
};
