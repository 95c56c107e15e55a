import type { Operation } from "@crewkit/openapi";
import { isJsonType } from "../http/media-type.ts";
import { listFieldPointers, mayHave } from "../schema/locations.ts";
import { bodyFields, bodySchema } from "../schema/request-body.ts";
import { isSuccess, type SpecModel } from "../spec/model.ts";
import { isObject } from "../values/json.ts";
import { type NameChecks, queryParameterNames, suggestion } from "./name-checks.ts";
import type { OperationPlan, Plan } from "./plan.ts";

/** Checks fields, parameters and JSON pointers. If a schema declares no fields, every name is allowed. */
export function findUnknownFields(spec: SpecModel<Plan>, checks: NameChecks): string[] {
  return [
    ...forEachOperation(spec, "operations", (place, { operation, rule }) =>
      checkFacts(place, operation, { facts: rule, spec, checks }),
    ),
    ...forEachOperation(spec, "lists", (place, { operation, rule: { order = [] } }) => {
      const { items } = spec.plan.paging ?? {};
      if (items === undefined) return [];
      const pointers = order
        .filter((each) => typeof each === "string")
        .map((each) => `${items}/0${each.replace(/^-/, "")}`);
      return pointers.flatMap((pointer) => checkResponsePointer(`${place}.order`, operation, pointer, spec));
    }),
    ...forEachOperation(spec, "filters", (place, { operation, rule }) =>
      Object.keys(rule).flatMap((name) => checks.oneOf(place, name, parametersOf(operation))),
    ),
    ...forEachOperation(spec, "availability", (place, { operation, rule: { parameter, pointer, create, field } }) => [
      ...checks.oneOf(`${place}.parameter`, parameter, parametersOf(operation)),
      ...checkResponsePointer(`${place}.pointer`, operation, pointer, spec),
      ...spec.operations
        .filter(({ operationId }) => operationId === create)
        .flatMap((each) => findUnknownInputs(`${place}.field`, [field], { operation: each, spec, checks })),
    ]),
    ...checkFieldsAnywhere(spec, checks),
  ];
}

type ByOperation = Required<Pick<Plan, "operations" | "lists" | "filters" | "availability">>;

function forEachOperation<Key extends keyof ByOperation>(
  { plan, operations }: SpecModel<Plan>,
  key: Key,
  check: (place: string, subject: { operation: Operation; rule: ByOperation[Key][string] }) => string[],
): string[] {
  const rules: Partial<ByOperation>[Key] = plan[key];
  return operations.flatMap((operation) => {
    const rule = rules?.[operation.operationId] as ByOperation[Key][string] | undefined;
    return rule === undefined ? [] : check(`${key}.${operation.operationId}`, { operation, rule });
  });
}

interface FactsContext {
  facts: OperationPlan;
  spec: SpecModel<Plan>;
  checks: NameChecks;
}

function checkFacts(place: string, operation: Operation, { facts, spec, checks }: FactsContext): string[] {
  const { notGenerated, needed, unique, normalized, spellings = {}, expected = {} } = facts;
  const context = { operation, spec, checks };
  const checkInputs = (key: string, names: readonly string[] = [], locations: readonly string[] = []) =>
    findUnknownInputs(`${place}.${key}`, names, { ...context, locations });
  return [
    ...checkInputs("needed", needed),
    ...checkInputs("normalized", normalized),
    ...checkInputs("unique", unique),
    ...checkInputs("notGenerated", notGenerated, ["query", "header", "path", "cookie"]),
    ...checkInputs("spellings", Object.keys(spellings), ["query"]),
    ...Object.keys(expected).flatMap((each) => checkResponsePointer(`${place}.expected`, operation, each, spec)),
  ];
}

function parametersOf(operation: Operation): { known: string[]; absence: string } {
  return { known: queryParameterNames(operation), absence: `${operation.operationId} has no query parameter` };
}

interface InputContext {
  operation: Operation;
  spec: SpecModel;
  checks: NameChecks;
  /** The locations of parameters that may be named instead of a body field. */
  locations?: readonly string[];
}

function findUnknownInputs(place: string, names: readonly string[], context: InputContext): string[] {
  const { operation, spec, checks, locations = [] } = context;
  const fields = bodyFields(spec, operation);
  if (operation.requestBody !== undefined && fields.length === 0) return [];
  const parameters = operation.parameters.filter((each) => locations.includes(each.in)).map(({ name }) => name);
  const parameterKinds = locations.length === 0 ? "" : ` or ${locations.join(", ")} parameter`;
  const absence = `${operation.operationId} has no body field${parameterKinds}`;
  return names.flatMap((name) => checks.oneOf(place, name, { known: [...fields, ...parameters], absence }));
}

// Fields at any depth.
function checkFieldsAnywhere(spec: SpecModel<Plan>, { oneOf }: NameChecks): string[] {
  const { updatedFields = [], volatileFields = [], resourceTypes = {}, operations = {} } = spec.plan;
  const known = [...new Set(listPropertyNames(spec.contract))];
  const check = (place: string) => (name: string) =>
    known.length === 0 ? [] : oneOf(place, name, { known, absence: "no schema of the contract has the field" });
  return [
    ...updatedFields.flatMap(check("updatedFields")),
    ...volatileFields.flatMap(check("volatileFields")),
    ...Object.entries(operations).flatMap(([id, facts]) =>
      (facts.updated ?? []).flatMap(check(`operations.${id}.updated`)),
    ),
    ...Object.entries(resourceTypes).flatMap(([path, { id }]) =>
      id === undefined ? [] : check(`resourceTypes.${path}.id`)(id),
    ),
  ];
}

function listPropertyNames(node: unknown): string[] {
  if (!isObject(node)) return [];
  const { properties } = node;
  const names = isObject(properties) ? Object.keys(properties) : [];
  return [...names, ...Object.values(node).flatMap(listPropertyNames)];
}

function successSchemas({ responses }: Operation): unknown[] {
  return Object.entries(responses)
    .filter(([status]) => isSuccess(Number(status.replace("XX", "00"))))
    .flatMap(([, { content = {} }]) => Object.entries(content).filter(([type]) => isJsonType(type)))
    .map(([, { schema }]) => schema);
}

function checkResponsePointer(place: string, operation: Operation, pointer: string, spec: SpecModel): string[] {
  const schemas = successSchemas(operation);
  if (schemas.length === 0 || schemas.some((schema) => mayHave(spec, schema, pointer))) return [];
  const known = schemas.flatMap((schema) => listFieldPointers(spec, schema, 4));
  return [`${place}: the response of ${operation.operationId} has no ${pointer}.${suggestion(pointer, known)}`];
}

/** Checks the pointers and parameters of `paging` and `credential`. */
export function findUnknownPointers(spec: SpecModel<Plan>, checks: NameChecks): string[] {
  return [...checkPaging(spec, checks), ...checkCredential(spec)];
}

function checkPaging(spec: SpecModel<Plan>, { oneOf }: NameChecks): string[] {
  const { paging } = spec.plan;
  if (!paging) return [];
  const known = spec.operations.flatMap(queryParameterNames);
  const absence = "no operation has the query parameter";
  const lists = spec.operations.filter((operation) => queryParameterNames(operation).includes(paging.page));
  const { page, size, ...pointers } = paging;
  return [
    ...oneOf("paging.page", page, { known, absence }),
    ...oneOf("paging.size", size, { known, absence }),
    ...Object.entries(pointers).flatMap(([key, pointer]) => {
      const problems = lists.map((each) => checkResponsePointer(`paging.${key}`, each, pointer, spec));
      return problems.every(({ length }) => length > 0) ? (problems[0] ?? []) : [];
    }),
  ];
}

function checkCredential(spec: SpecModel<Plan>): string[] {
  const { refresh, logOut = [] } = spec.plan.credential ?? {};
  const find = (operationId: string) => spec.operations.filter((each) => each.operationId === operationId);
  const sent = [...(refresh ? [{ ...refresh, place: "credential.refresh" }] : []), ...logOut];
  return [
    ...sent.flatMap(({ operation: operationId, tokenPointer, place = "credential.logOut" }: SentToken) =>
      find(operationId).flatMap((operation) =>
        tokenPointer === undefined || mayHave(spec, bodySchema(spec, operation), tokenPointer)
          ? []
          : [`${place}.tokenPointer: the request body of ${operationId} has no ${tokenPointer}.`],
      ),
    ),
    ...(refresh ? find(refresh.operation) : []).flatMap((operation) => [
      ...checkResponsePointer("credential.refresh.access", operation, refresh?.access ?? "", spec),
      ...checkResponsePointer("credential.refresh.refresh", operation, refresh?.refresh ?? "", spec),
    ]),
  ];
}

interface SentToken {
  operation: string;
  tokenPointer?: string;
  place?: string;
}
