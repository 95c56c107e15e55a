import { locate, parsePointer, resolve } from "@crewkit/openapi";
import { parseText } from "../schema/parameter.ts";
import { documentedResponse } from "../spec/model.ts";
import { closestName } from "../values/closest-name.ts";
import { formatValue } from "../values/format.ts";
import type { Check } from "./check.ts";
import { responseKeys } from "./tools/response-schema.ts";

export const headers: Check = ({ request, response }, _, { contract, findErrors }) => {
  const { operation } = request;
  // Content-Type is checked by media-type (OpenAPI 3.1, section 4.8.17).
  const documented = Object.entries(documentedResponse(operation, response.status)?.headers ?? {}).filter(
    ([name]) => name.toLowerCase() !== "content-type",
  );
  const documentedNames = documented.map(([name]) => name.toLowerCase());
  return documented.flatMap(([name, header]) => {
    const { required, schema } = resolve(contract, header);
    const path = [...responseKeys(operation, response.status), "headers", name, "schema"];
    const pointer = `#/${parsePointer(locate(contract, path)).slice(0, -1).join("/")}`;
    const value = response.headers.get(name);
    if (value === null) {
      if (!required) return [];
      const undocumented = [...response.headers.keys()].filter((each) => !documentedNames.includes(each));
      return [`Expected header ${name} (${pointer}), but it is missing.${suggestRename(name, undocumented)} ${fix}`];
    }
    if (!schema) return [];
    return findErrors(schema, parseText({ contract }, schema, value)).map(
      ({ message }) => `Header ${name} ${message} (${pointer}), but received ${formatValue(value)}. ${fix}`,
    );
  });
};

const fix = "Fix the response, or the header in the contract.";

function suggestRename(name: string, undocumented: string[]): string {
  const closest = closestName(name, undocumented);
  return closest === undefined ? "" : ` Received the undocumented header ${closest}: was it renamed?`;
}
