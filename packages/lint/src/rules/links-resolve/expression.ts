import { type Operation, parametersOf, schemaOf } from "../../operations.ts";
import { type Place, unescaped } from "../../place.ts";
import { branches, property, propertyNames } from "../../schemas.ts";
import { quoted } from "../../text.ts";

/** The exchange that a link goes out from. */
export interface Exchange {
  readonly operation: Operation;
  readonly response: Place;
}

/** The runtime expressions in a text (OpenAPI 3.1, section 4.8.20.4): it is one itself, or has them in braces. */
export function expressionsIn(text: string): string[] {
  return text.startsWith("$") ? [text] : [...text.matchAll(/\{(\$[^{}]*)\}/g)].map((match) => match[1] ?? "");
}

/** Why an expression finds nothing in the exchange; undefined where it finds something. */
export function faultOf(expression: string, { operation, response }: Exchange): string | undefined {
  if (/^\$(url|method|statusCode)$/.test(expression)) return undefined;
  const [, side, part, rest = ""] = /^\$(request|response)\.(body|path|query|header)(.*)$/.exec(expression) ?? [];
  const isRequest = side === "request";
  const holder = isRequest ? operation.place.get("requestBody") : response;
  if (part === "body") return missingInBody(schemaOf(holder), rest, side ?? "");
  if (part === undefined || !rest.startsWith(".")) return notAnExpression;
  const name = rest.slice(1);
  if (isRequest) return missing(name, part, namesIn(operation, part), `\`${operation.name}\``);
  return part === "header" ? missing(name, part, response.get("headers").keys(), "the response") : notAnExpression;
}

function namesIn(operation: Operation, part: string): string[] {
  const parameters = parametersOf(operation).filter((parameter) => parameter.text("in") === part);
  return parameters.map((parameter) => parameter.text("name"));
}

function missing(name: string, part: string, names: readonly string[], whose: string): string | undefined {
  const equal = (other: string) => other === name || (part === "header" && other.toLowerCase() === name.toLowerCase());
  if (names.some(equal)) return undefined;
  return `names a ${part} parameter that ${whose} does not have${instead(names)}`.replace("header parameter", "header");
}

function missingInBody(schema: Place, fragment: string, side: string): string | undefined {
  if (!schema.isThere) return `points into the ${side}'s body, but there is none. Remove it`;
  if (fragment === "") return undefined;
  if (!fragment.startsWith("#/")) return notAnExpression;
  const done: string[] = [];
  let here = schema;
  for (const key of fragment.slice(2).split("/").map(unescaped)) {
    const next = child(here, key);
    const names = propertyNames(here);
    if (!next)
      return `points at nothing: \`${["#", ...done].join("/")}\` of the ${side}'s body has no \`${key}\`${instead(names)}`;
    done.push(key);
    here = next;
  }
  return undefined;
}

/** What stands under a key of an instance: a property, an item, or a further property. */
function child(schema: Place, key: string): Place | undefined {
  const items = /^\d+$/.test(key) ? branches(schema).map((branch) => branch.get("items")) : [];
  const further = branches(schema).map((branch) => branch.get("additionalProperties"));
  return [property(schema, key), ...items, ...further].find((place) => place.isThere);
}

function instead(names: readonly string[]): string {
  return names.length > 0 ? `. Write ${quoted(names, "or")} instead` : ". Remove it";
}

const notAnExpression = "is no runtime expression. Write it like `$response.body#/data/id`";
