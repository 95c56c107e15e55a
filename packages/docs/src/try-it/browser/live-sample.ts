import type { Language } from "../../samples/languages.ts";
import { useOrganizationVariable, variableNames } from "../../samples/variables.ts";
import type { TryOperation } from "./operation.ts";
import { encode, type ParameterValue } from "./request.ts";

/** The input of a form. */
export interface SampleInput {
  values: ParameterValue[];
  /** Undefined for a request without a body. */
  body: unknown;
  /** Whether the request has a token. */
  secured: boolean;
}

/**
 * Renders the input of a form as a code sample.
 *
 * @param organizationId the organization of the samples, which becomes the variable `$ORG`.
 */
export function renderInput(
  { language, render }: Pick<Language, "language" | "render">,
  operation: TryOperation,
  { values, body, secured }: SampleInput,
  organizationId: string,
): string {
  const { operationId, method, path: template } = operation;
  const at = (location: ParameterValue["location"]) => values.filter((value) => value.location === location);
  // The client encodes path parameters.
  const path = at("path").map(({ name, text }): [string, string] => [
    name,
    language === "client" ? text : encode(text),
  ]);
  const query = at("query").flatMap((value) => (value.text === "" ? [] : [[value.name, typedValue(operation, value)]]));
  const input = maskVariables({ path, query: Object.fromEntries(query), body });
  const request = useOrganizationVariable(input, organizationId);
  const code = render({ operationId, method: method.toUpperCase(), template, secured, ...request });
  const isHereDocument = language === "curl" && variableNames(request.body).length > 0;
  return code.replaceAll(encodeURIComponent(mask), "%24").replaceAll(mask, isHereDocument ? "\\$" : "$");
}

function typedValue({ parameterFields }: TryOperation, { name, text, isList }: ParameterValue): unknown {
  if (isList) return text.split(",");
  const { type = "" } = parameterFields.find((field) => field.name === name) ?? {};
  const isJson = /^(integer|number|boolean)/.test(type) && /^(-?\d+(\.\d+)?|true|false)$/.test(text);
  return isJson ? JSON.parse(text) : text;
}

// In samples, the string `"$NAME"` is a variable. The input contains only text.
function maskVariables<Input>(input: Input): Input {
  return JSON.parse(JSON.stringify(input).replace(/"\$(?=[A-Z_]+")/g, `"${mask}`));
}

const mask = "\uE000";
