import { locate, parsePointer, resolve } from "@crewkit/openapi";
import type { HttpResponse } from "../http/exchange.ts";
import { parseText } from "../schema/parameter.ts";
import { listExamples } from "../schema/resolve.ts";
import { documentedResponse } from "../spec/model.ts";
import { closestName, formatValue } from "../values/format.ts";
import type { Check, CheckContext } from "./check.ts";
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

const receivedHeaders = new WeakMap<CheckContext, Set<string>>();

/**
 * True if HTTP requires a documented header in this response (RFC 9110). If the contract says `required: false`, a deployment
 * may omit the header from all responses, but not from some.
 */
function isRequiredByHttp(
  name: string,
  response: HttpResponse,
  { required, checkContext }: { required?: boolean | undefined; checkContext: CheckContext },
): boolean {
  if (requiredHeaders[response.status] !== name.toLowerCase()) return false;
  return required === undefined || (receivedHeaders.get(checkContext)?.has(name.toLowerCase()) ?? false);
}

function rememberRequiredHeader({ status, headers }: HttpResponse, checkContext: CheckContext): void {
  const name = requiredHeaders[status];
  if (name === undefined || !headers.has(name)) return;
  receivedHeaders.set(checkContext, (receivedHeaders.get(checkContext) ?? new Set()).add(name));
}

const requiredHeaders: Record<number, string> = {
  401: "www-authenticate",
  405: "allow",
};

interface HeaderFormat {
  regExp: RegExp;
  /** The rest of the sentence `must be …`. */
  description: string;
}

const date =
  "(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \\d\\d (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \\d{4} \\d\\d:\\d\\d:\\d\\d GMT";

/** The formats that HTTP requires, even if the schema of the contract allows others (RFC 9110). By lowercase name. */
const headerFormats: Record<string, HeaderFormat> = {
  "retry-after": {
    regExp: RegExp(`^(\\d+|${date})$`),
    description: "a number of seconds or an HTTP date (RFC 9110, section 10.2.3)",
  },
};
