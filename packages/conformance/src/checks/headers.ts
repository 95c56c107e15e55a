import { locate, parsePointer, resolve } from "@crewkit/openapi";
import { parseText } from "../schema/parameter.ts";
import { listExamples } from "../schema/resolve.ts";
import { documentedResponse } from "../spec/model.ts";
import { closestName } from "../values/closest-name.ts";
import { formatValue } from "../values/format.ts";
import type { Check, CheckContext } from "./check.ts";
import { headerFormats, isRequiredByHttp, rememberRequiredHeader } from "./tools/http-headers.ts";
import { responseKeys } from "./tools/response-schema.ts";

export const headers: Check = ({ request, response }, _, checkContext) => {
  const { operation } = request;
  const { contract } = checkContext;
  rememberRequiredHeader(response, checkContext);
  // Content-Type is checked by media-type (OpenAPI 3.1, section 4.8.17).
  const documented = Object.entries(documentedResponse(operation, response.status)?.headers ?? {}).filter(
    ([name]) => name.toLowerCase() !== "content-type",
  );
  const documentedNames = documented.map(([name]) => name.toLowerCase());
  return documented.flatMap(([name, each]) => {
    const header = resolve(contract, each);
    const path = [...responseKeys(operation, response.status), "headers", name, "schema"];
    const pointer = `#/${parsePointer(locate(contract, path)).slice(0, -1).join("/")}`;
    const value = response.headers.get(name);
    if (value !== null)
      return describeErrors(header, value, { name, checkContext }).map(
        (error) => `Header ${name} ${error} (${pointer}), but received ${formatValue(value)}. ${fix}`,
      );
    const isRequired = header.required || isRequiredByHttp(name, response, { required: header.required, checkContext });
    if (!isRequired) return [];
    const undocumented = [...response.headers.keys()].filter((each) => !documentedNames.includes(each));
    return [`Expected header ${name} (${pointer}), but it is missing.${suggestRename(name, undocumented)} ${fix}`];
  });
};

function describeErrors(
  header: Parameters<typeof listExamples>[1],
  value: string,
  { name, checkContext }: { name: string; checkContext: CheckContext },
): string[] {
  const { schema } = header;
  const errors = schema ? checkContext.findErrors(schema, parseText(checkContext, schema, value)) : [];
  const format = headerFormats[name.toLowerCase()];
  const isFormat = (text: unknown) => format?.regExp.test(String(text)) ?? true;
  // The contract may document another format.
  const isDocumented = listExamples(checkContext, header).every(isFormat);
  const isWrong = errors.length === 0 && isDocumented && !isFormat(value);
  return [...errors.map(({ message }) => message), ...(isWrong && format ? [`must be ${format.description}`] : [])];
}

const fix = "Fix the response, or the header in the contract.";

function suggestRename(name: string, undocumented: string[]): string {
  const closest = closestName(name, undocumented);
  return closest === undefined ? "" : ` Received the undocumented header ${closest}: was it renamed?`;
}
