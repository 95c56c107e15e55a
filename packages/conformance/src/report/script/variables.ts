import { formatPointer } from "@crewkit/openapi";
import type { Exchange, HttpRequest } from "../../http/exchange.ts";
import type { History } from "../../http/history.ts";
import { isSuccess, type SpecModel } from "../../spec/model.ts";
import { idsInTarget } from "../../spec/paths.ts";
import { findProducers } from "../../spec/producers.ts";
import { isObject, parseJson } from "../../values/json.ts";
import { placeholder, unquotePlaceholder } from "./shell.ts";

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

/** The request that a value, such as an id or a token, comes from. */
interface Source {
  /** Index in the history. */
  index: number;
  /** JSON pointer into the response body, or `Location`. Undefined if the request also contains the value. */
  pointer?: string | undefined;
}

/** Finds the source of a value among the successful requests before a position. */
export type FindSource = (value: string, before: number) => Source | undefined;

// Other values, such as enum values and dates, occur in several responses by chance.
function isDistinctive(value: string): boolean {
  return /^\S{8,}$/.test(value) && /\d|^[A-Z]+(-[A-Z]+)+$/.test(value) && !/^\d{4}-\d\d-\d\d/.test(value);
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function createSourceFinder({ entries }: History, spec: SpecModel): FindSource {
  const sources = new Map<string, Source[]>();
  // Values that a request contained before any response, such as ids of sample data. In lowercase.
  const given = new Set<string>();
  const idPointers = listIdPointers(spec);
  let indexed = 0;

  function index(): void {
    for (; indexed < entries.length; indexed++) {
      const entry = entries[indexed];
      if (!entry || !("request" in entry)) continue;
      addGiven(entry.request);
      if (isSuccess(entry.response.status)) addSources(entry, indexed);
    }
  }

  function addGiven({ operation, target, body }: HttpRequest): void {
    const query = new URLSearchParams(target.split("?")[1]).values();
    const bodyIds = [...listScalars(parseJson(body ?? "")).keys()].filter((value) => uuid.test(value));
    for (const value of [...idsInTarget(operation.path, target), ...query, ...bodyIds])
      if (!sources.has(value) && !sources.has(value.toLowerCase())) given.add(value.toLowerCase());
  }

  function addSources({ request, response }: Exchange, index: number): void {
    const sent = listScalars(parseJson(request.body ?? ""));
    const target = request.target.toLowerCase();
    const isSent = (value: string) => sent.has(value) || target.includes(encodeURIComponent(value).toLowerCase());
    const isId = (pointer: string) => idPointers.get(request.operation.operationId)?.has(pointer) ?? false;
    for (const [value, pointer] of listScalars(parseJson(response.text)))
      if (isDistinctive(value) || isId(pointer)) add(value, { index, pointer: isSent(value) ? undefined : pointer });
    for (const value of sent.keys()) add(value, { index });
    const location = response.headers.get("Location")?.split("/").at(-1);
    if (location) add(location, { index, pointer: "Location" });
  }

  function add(value: string, source: Source): void {
    const known = sources.get(value);
    if (known) known.push(source);
    else sources.set(value, [source]);
  }

  return (value, before) => {
    index();
    const candidates = (sources.get(value) ?? []).filter((source) => source.index < before);
    const responses = given.has(value.toLowerCase()) ? [] : candidates.filter(({ pointer }) => pointer !== undefined);
    // Several resource types may use the same number as an id, and the latest one was created for this test.
    const source = isDistinctive(value) ? responses[0] : responses.at(-1);
    return source ?? candidates.find(({ pointer }) => pointer === undefined);
  };
}

function listIdPointers(spec: SpecModel): Map<string, Set<string>> {
  const pointers = new Map<string, Set<string>>();
  for (const { operation, ids } of findProducers(spec).values()) {
    const known = pointers.get(operation.operationId) ?? new Set<string>();
    for (const expression of ids) known.add(expression.replace("$response.body#", ""));
    pointers.set(operation.operationId, known);
  }
  return pointers;
}

/** Texts and numbers at any depth, with the JSON pointer to the first occurrence of each. */
export function listScalars(value: unknown, pointer = "", found: Map<string, string> = new Map()): Map<string, string> {
  if (isObject(value)) {
    for (const [key, inner] of Object.entries(value)) listScalars(inner, pointer + formatPointer([key]), found);
  } else if ((typeof value === "string" || typeof value === "number") && !found.has(String(value))) {
    found.set(String(value), pointer);
  }
  return found;
}
