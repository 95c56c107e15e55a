import { locate, parsePointer, resolve } from "@crewkit/openapi";
import { parseText } from "../schema/parameter.ts";
import { documentedResponse } from "../spec/model.ts";
import { formatValue } from "../values/format.ts";
import type { Check } from "./check.ts";
import { closestName } from "./tools/closest-name.ts";
import { responseKeys } from "./tools/response-schema.ts";

/** The answer has each header that the contract requires for its status, and every value is one its schema allows. */
export const headers: Check = ({ request, response }, _, { contract, findErrors }) => {
  const { operation } = request;
  // Content-Type is told by the media types (OpenAPI 3.1, section 4.8.17).
  const documented = Object.entries(documentedResponse(operation, response.status)?.headers ?? {}).filter(
    ([name]) => name.toLowerCase() !== "content-type",
  );
  const documentedNames = documented.map(([name]) => name.toLowerCase());
  return documented.flatMap(([name, header]) => {
    const { required, schema } = resolve(contract, header);
    const keys = parsePointer(
      locate(contract, [...responseKeys(operation, response.status), "headers", name, "schema"]),
    );
    const pointer = `#/${keys.slice(0, -1).join("/")}`;
    const value = response.headers.get(name);
    if (value === null) {
      const undocumented = [...response.headers.keys()].filter((each) => !documentedNames.includes(each));
      return required
        ? [`The header ${name} is missing, which ${pointer} requires.${suggestRename(name, undocumented)} ${fix}`]
        : [];
    }
    if (!schema) return [];
    return findErrors(schema, parseText({ contract }, schema, value)).map(
      ({ message }) => `The header ${name} ${message} (${pointer}), but is ${formatValue(value)}. ${fix}`,
    );
  });
};

const fix = "Mend the answer, or the header in the contract.";

function suggestRename(name: string, undocumented: string[]): string {
  const closest = closestName(name, undocumented);
  return closest === undefined ? "" : ` There is ${closest}, which the contract does not know: renamed?`;
}
