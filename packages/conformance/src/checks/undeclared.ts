import { innerValues } from "../schema/declared.ts";
import { at, parseJson } from "../values/json.ts";
import { show } from "../values/show.ts";
import type { Check } from "./check.ts";
import { alikePlaces, documentedSchema, placeName } from "./tools/place.ts";

/**
 * The body has only fields that the contract declares, where the run is to be closed. Headers may be more than those:
 * whatever stands between adds its own, and who reads them passes over what it does not know (RFC 9110, section 5.1).
 */
export const undeclared: Check = ({ request, answer }, _, bench) => {
  const { operation } = request;
  const schema = documentedSchema(operation, answer);
  if (!bench.closed || !schema) return [];
  const body = parseJson(answer.text);
  const unknown = innerValues(bench, schema, body).filter((inner) => inner.schema === undefined);
  return alikePlaces(unknown.map((inner) => inner.at)).map(({ first, more }) => {
    const told = `The body at ${first}${more} has ${show(at(body, first))}, which no schema of the contract declares`;
    return `${told} (${placeName(operation, answer.status)}). Leave it out, or declare it.`;
  });
};
