import type { Law } from "../law/law.ts";
import { innerValues } from "../schema/declared.ts";
import { branchesOf, schemaOf } from "../schema/resolve.ts";
import { typesOf } from "../schema/schema.ts";
import { at, parseJson } from "../values/json.ts";
import { show } from "../values/show.ts";
import type { Check } from "./check.ts";
import { alikePlaces, documentedSchema } from "./tools/place.ts";

/**
 * A UUID is answered in lower case, though it may be sent in any (RFC 9562, section 4): who compares ids as texts would
 * else not find one again. `format: uuid` allows both, as it must where the same schema stands in requests.
 */
export const canonical: Check = ({ request, answer }, _, bench) => {
  const schema = documentedSchema(request.operation, answer);
  if (!schema) return [];
  const body = parseJson(answer.text);
  const found = innerValues(bench, schema, body).filter((inner) => isLoud(inner.value) && isUuid(bench, inner.schema));
  return alikePlaces(found.map((inner) => inner.at)).map(({ first, more }) => {
    const told = `The body at ${first}${more} must be a UUID in lower case, but is ${show(at(body, first))}`;
    return `${told}. Mend the answer (RFC 9562, section 4).`;
  });
};

function isLoud(value: unknown): boolean {
  return typeof value === "string" && value !== value.toLowerCase();
}

// Where other texts may stand too, such as a name in the place of an id, it need not be one.
function isUuid(law: Law, node: unknown): boolean {
  const texts = branchesOf(law, schemaOf(law, node)).filter((branch) => {
    const types = typesOf(branch);
    return types.length === 0 || types.includes("string");
  });
  return texts.length > 0 && texts.every(({ format }) => format === "uuid");
}
