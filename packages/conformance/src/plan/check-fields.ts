import type { Operation } from "@crewkit/openapi";
import { bodyFields, bodySchema } from "../schema/body.ts";
import type { SpecModel } from "../spec/model.ts";
import { isObject } from "../values/json.ts";
import { checkResponsePointer } from "./check-pointers.ts";
import { type NameChecks, queryParameterNames } from "./name-checks.ts";
import type { OperationPlan, Plan } from "./plan.ts";

/** Fields, parameters and JSON pointers. A schema that declares no fields allows every name. */
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
        .flatMap((each) => checkBodyFields(`${place}.field`, [field], { operation: each, spec, checks })),
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
  const { notGenerated, needed, unique, reserved, normalized, spellings = {}, expected = {} } = facts;
  const bodyLists = { needed, reserved, normalized };
  const context = { operation, spec, checks };
  return [
    ...Object.entries(bodyLists).flatMap(([key, names]) => checkBodyFields(`${place}.${key}`, names, context)),
    ...checkInputs(`${place}.notGenerated`, notGenerated, context),
    ...checkInputs(`${place}.unique`, unique, context),
    ...checkInputs(`${place}.spellings`, Object.keys(spellings), context),
    ...Object.keys(expected).flatMap((each) => checkResponsePointer(`${place}.expected`, operation, each, spec)),
  ];
}

function parametersOf(operation: Operation): { known: string[]; absence: string } {
  return { known: queryParameterNames(operation), absence: `${operation.operationId} has no query parameter` };
}

interface FieldContext {
  operation: Operation;
  spec: SpecModel;
  checks: NameChecks;
}

function checkBodyFields(place: string, names: readonly string[] = [], { operation, spec, checks }: FieldContext) {
  const known = bodyFields(spec, operation);
  const isOpen = operation.requestBody !== undefined && (!bodySchema(spec, operation) || known.length === 0);
  const absence = `the request body of ${operation.operationId} has no field`;
  return isOpen ? [] : names.flatMap((name) => checks.oneOf(place, name, { known, absence }));
}

// Body fields or parameters.
function checkInputs(place: string, names: readonly string[] = [], context: FieldContext): string[] {
  const { operation, spec, checks } = context;
  const parameters = operation.parameters.filter((each) => each.in !== "path").map(({ name }) => name);
  const known = [...parameters, ...bodyFields(spec, operation)];
  const others = names.filter((name) => !parameters.includes(name));
  return checkBodyFields(place, others, context).length === 0
    ? []
    : others.flatMap((name) =>
        checks.oneOf(place, name, { known, absence: `${operation.operationId} has no body field or parameter` }),
      );
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
