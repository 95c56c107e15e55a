import type { Operation, Parameter } from "@crewkit/openapi";
import type { Exchange } from "../http/exchange.ts";
import { mediaTypeOf } from "../http/media-type.ts";
import { schemaOf } from "../schema/resolve.ts";
import { type Schema, typesOf } from "../schema/schema.ts";
import { documentedKey, documentedResponse, type SpecModel } from "../spec/model.ts";
import { groupBy } from "../values/group.ts";
import { isObject, parseOnce } from "../values/json.ts";
import type { RunOutcome, TestInfo } from "./result.ts";

export interface LevelCoverage {
  level: string;
  covered: number;
  total: number;
  missing: Missing[];
}

export interface Missing {
  /** `createProject × 422`. */
  item: string;
  reason?: string | undefined;
}

export interface Coverage {
  record(exchange: Exchange): void;
  requests(): number;
  summarize(runOutcome: RunOutcome): LevelCoverage[];
}

/** Measures how much of a contract was exercised, regardless of the expected results. */
export function createCoverage(spec: SpecModel): Coverage {
  const levels = listNames(spec).map(({ names, ...rest }) => ({
    ...rest,
    uncovered: new Set(names),
    total: names.size,
  }));
  let requests = 0;
  return {
    record(exchange) {
      requests += 1;
      for (const { uncovered, coveredBy } of levels)
        for (const name of coveredBy(exchange, spec)) uncovered.delete(name);
    },
    requests: () => requests,
    summarize(runOutcome) {
      const reasonOf = createReasons(spec, runOutcome);
      const covered = levels.map(({ name, uncovered, total }) => {
        const explain = name === "status codes" ? reasonOf : () => undefined;
        const missing = [...uncovered].map((item) => ({ item, reason: explain(item) }));
        return { level: name, covered: total - missing.length, total, missing };
      });
      return [...covered, flows(runOutcome)];
    },
  };
}

const cache = new WeakMap<SpecModel, (Level & { names: Set<string> })[]>();

function listNames(spec: SpecModel): (Level & { names: Set<string> })[] {
  const namesOf = ({ list }: Level) => new Set(spec.operations.flatMap((operation) => list(operation, spec)));
  const levels = cache.get(spec) ?? coverageLevels.map((level) => ({ ...level, names: namesOf(level) }));
  cache.set(spec, levels);
  return levels;
}

// An operation flow is covered if it ran, whether it passed or failed.
function flows({ all, results }: RunOutcome): LevelCoverage {
  const names = all.filter(({ kind }) => kind === "links" || kind === "workflows").map(({ name }) => name);
  const byName = new Map(results.map((result) => [result.name, result]));
  const missing = names
    .filter((name) => (byName.get(name)?.outcome ?? "skipped") === "skipped")
    .map((item) => ({ item, reason: byName.get(item)?.reason }));
  return { level: "operation flows", covered: names.length - missing.length, total: names.length, missing };
}

function createReasons(spec: SpecModel, runOutcome: RunOutcome): (status: string) => string {
  const nameOf = ({ operationId, status }: TestInfo) => `${operationId} × ${status}`;
  const results = groupBy(runOutcome.results, nameOf);
  const all = new Set(runOutcome.all.map(nameOf));
  const chosen = new Set(runOutcome.chosen.map(nameOf));
  const plannedReasons = new Map<string, string>(
    Object.entries(spec.plan.operations ?? {}).flatMap(([operationId, { unreachable = {} }]) =>
      Object.entries(unreachable).map(([status, reason]) => [`${operationId} × ${status}`, reason] as const),
    ),
  );
  return (name) => {
    const matching = results.get(name) ?? [];
    const skipped = matching.find(({ outcome }) => outcome === "skipped")?.reason;
    const failed = matching.find(({ outcome }) => outcome === "failed");
    const plannedReason = plannedReasons.get(name) ?? skipped;
    if (plannedReason !== undefined) return plannedReason;
    if (failed) return `Expected, but not received: see ${failed.name}.`;
    if (chosen.has(name)) return runOutcome.stopped ?? "Expected, but not received.";
    if (all.has(name)) return "Its test cases were not selected.";
    return "No test case expects it. Add a request that returns it to the plan, or add the reason to `unreachable`.";
  };
}

interface Level {
  name: string;
  list(operation: Operation, spec: SpecModel): string[];
  coveredBy(exchange: Exchange, spec: SpecModel): string[];
}

/** Martin-Lopez, Segura and Ruiz-Cortés, "Test coverage criteria for RESTful web APIs" (A-TEST 2019), without flows. */
const coverageLevels: Level[] = [
  { name: "paths", list: ({ path }) => [path], coveredBy: ({ request }) => [request.operation.path] },
  { name: "operations", list: ({ operationId }) => [operationId], coveredBy: ({ request }) => [idOf(request)] },
  {
    name: "request media types",
    list: ({ operationId, requestBody }) =>
      Object.keys(requestBody?.content ?? {}).map((type) => `${operationId} ${type}`),
    coveredBy: ({ request: { operation, headers, body } }) =>
      body === undefined ? [] : [`${operation.operationId} ${mediaTypeOf(headers["Content-Type"])}`],
  },
  {
    name: "response media types",
    list: ({ operationId, responses }) =>
      Object.entries(responses).flatMap(([key, { content = {} }]) =>
        Object.keys(content).map((type) => `${operationId} × ${key} ${type}`),
      ),
    coveredBy: ({ request, response }) => [
      `${statusName(request.operation, response.status)} ${mediaTypeOf(response.headers.get("Content-Type"))}`,
    ],
  },
  {
    name: "parameters",
    list: (operation) => operation.parameters.map((parameter) => nameOf(operation, parameter)),
    coveredBy: ({ request }) => sentParameters(request).map(({ parameter }) => nameOf(request.operation, parameter)),
  },
  {
    name: "parameter values",
    list: (operation, spec) =>
      operation.parameters.flatMap((parameter) =>
        listValues(parameter, spec).map((value) => `${nameOf(operation, parameter)}=${value}`),
      ),
    coveredBy: ({ request }) =>
      sentParameters(request).flatMap(({ parameter, values }) =>
        values.map((value) => `${nameOf(request.operation, parameter)}=${value}`),
      ),
  },
  {
    name: "status codes",
    list: (operation) => Object.keys(operation.responses).map((key) => `${operation.operationId} × ${key}`),
    coveredBy: ({ request, response }) => [statusName(request.operation, response.status)],
  },
  {
    name: "response properties",
    list: (operation, spec) =>
      Object.entries(operation.responses).flatMap(([key, { content = {} }]) =>
        Object.values(content).flatMap(({ schema }) =>
          propertiesOf(spec, schema).map((property) => `${operation.operationId} × ${key} ${property}`),
        ),
      ),
    coveredBy: ({ request: { operation }, response }) => {
      if (!documentedResponse(operation, response.status)?.content) return [];
      const status = statusName(operation, response.status);
      return propertiesIn(parseOnce(response.text)).map((property) => `${status} ${property}`);
    },
  },
];

function idOf({ operation }: Exchange["request"]): string {
  return operation.operationId;
}

function statusName(operation: Operation, status: number): string {
  return `${operation.operationId} × ${documentedKey(operation, status) ?? status}`;
}

function nameOf({ operationId }: Operation, { in: location, name }: Parameter): string {
  return `${operationId} ${location} ${name}`;
}

function listValues({ schema }: Parameter, spec: SpecModel): string[] {
  const whole = schemaOf(spec, schema);
  const { enum: values, ...item } = typesOf(whole).includes("array") ? schemaOf(spec, whole.items) : whole;
  if (values) return values.map(String);
  return typesOf(item).includes("boolean") ? ["true", "false"] : [];
}

function sentParameters({ operation, target, headers }: Exchange["request"]) {
  const query = new URLSearchParams(target.split("?", 2)[1] ?? "");
  const sent = new Headers(headers);
  return operation.parameters.flatMap((parameter) => {
    const { in: location, name } = parameter;
    if (location === "path") return [{ parameter, values: [] }];
    const values = location === "query" ? query.getAll(name) : [sent.get(name) ?? []].flat();
    return values.length > 0 ? [{ parameter, values: values.flatMap((value) => [value, ...value.split(",")]) }] : [];
  });
}

// Such as `data.slug`, or `data[].slug` in list items.
function propertiesOf(spec: SpecModel, node: unknown, parent = "", ancestors: Schema[] = []): string[] {
  const schema = schemaOf(spec, node);
  // Stop at recursive schemas.
  if (ancestors.includes(schema)) return [];
  const visited = [...ancestors, schema];
  const properties = Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const location = parent === "" ? name : `${parent}.${name}`;
    return [location, ...propertiesOf(spec, property, location, visited)];
  });
  const items = schema.items ? propertiesOf(spec, schema.items, `${parent}[]`, visited) : [];
  const branches = [...(schema.oneOf ?? []), ...(schema.anyOf ?? [])];
  const nested = branches.flatMap((branch) => propertiesOf(spec, branch, parent, visited));
  return [...new Set([...properties, ...items, ...nested])];
}

function propertiesIn(value: unknown, parent = ""): string[] {
  if (Array.isArray(value)) return [...new Set(value.flatMap((item) => propertiesIn(item, `${parent}[]`)))];
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const location = parent === "" ? name : `${parent}.${name}`;
    return [location, ...propertiesIn(inner, location)];
  });
}
