import type { HttpRequest } from "../../http/exchange.ts";
import { idsInTarget } from "../../spec/paths.ts";
import { placeholder, unquotePlaceholder } from "./shell.ts";
import type { FindSource } from "./sources.ts";

export interface Variables {
  /** Replaces values from earlier responses with placeholders. */
  fill(request: HttpRequest, before: number): HttpRequest;
  /** The variables that an entry's response defines. */
  assignedBy(index: number): { variable: string; pointer: string }[];
}

interface Variable {
  index: number;
  pointer: string;
  variable: string;
}

export function createVariables(findSource: FindSource): Variables {
  const variables = new Map<string, Variable>();

  function variableFor(value: string, before: number): string | undefined {
    const { index, pointer } = findSource(value, before) ?? {};
    if (index === undefined || pointer === undefined) return undefined;
    const key = `${index} ${pointer}`;
    const name = pointer.split("/").at(-1)?.replace(/\W/g, "_") ?? "value";
    const known = variables.get(key) ?? { index, pointer, variable: `${name}_${variables.size + 1}` };
    variables.set(key, known);
    return known.variable;
  }

  function fill(request: HttpRequest, before: number): HttpRequest {
    const replace = (value: string, original = value) => {
      const variable = variableFor(value, before);
      return variable === undefined ? original : placeholder(variable);
    };
    const headers = Object.entries(request.headers).map(([name, value]) => [
      name,
      value
        .split(" ")
        .map((word) => replace(word))
        .join(" "),
    ]);
    return {
      ...request,
      target: fillTarget(request, replace),
      headers: Object.fromEntries(headers),
      body: request.body && fillBody(request.body, (value) => variableFor(value, before)),
    };
  }

  return {
    fill,
    assignedBy: (index) => [...variables.values()].filter((each) => each.index === index),
  };
}

function fillTarget({ operation, target }: HttpRequest, replace: (value: string, original?: string) => string): string {
  const [path = "", query] = target.split("?");
  const ids = idsInTarget(operation.path, target);
  const template = operation.path.split("/");
  const segments = path.split("/").map((segment, index) => {
    const isId = template[index]?.startsWith("{");
    return isId ? replace(ids.shift() ?? "", segment) : segment;
  });
  const pairs = query?.split("&").map((pair) => {
    const [name, value = ""] = pair.split("=");
    return `${name}=${replace(decodeURIComponent(value), value)}`;
  });
  return segments.join("/") + (pairs ? `?${pairs.join("&")}` : "");
}

function fillBody(body: string, variableOf: (value: string) => string | undefined): string {
  const numbers: string[] = [];
  const reviver = (_: string, value: unknown) => {
    if (typeof value !== "string" && typeof value !== "number") return value;
    const variable = variableOf(String(value));
    if (variable === undefined) return value;
    if (typeof value === "number") numbers.push(variable);
    return placeholder(variable);
  };
  try {
    const json = JSON.stringify(JSON.parse(body, reviver));
    return numbers.reduce(unquotePlaceholder, json);
  } catch {
    return body;
  }
}
