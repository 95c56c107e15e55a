import type { Operation } from "@crewkit/openapi";
import { isJsonType } from "../http/media-type.ts";
import { bodySchema } from "../schema/body.ts";
import { listFieldPointers, mayHave } from "../schema/lookup.ts";
import { isSuccess, type SpecModel } from "../spec/model.ts";
import { isHeader } from "../spec/paging.ts";
import { suggestion } from "./check-keys.ts";
import { type NameChecks, queryParameterNames } from "./name-checks.ts";
import type { Plan } from "./plan.ts";

function successSchemas({ responses }: Operation): unknown[] {
  return Object.entries(responses)
    .filter(([status]) => isSuccess(Number(status.replace("XX", "00"))))
    .flatMap(([, { content = {} }]) => Object.entries(content).filter(([type]) => isJsonType(type)))
    .map(([, { schema }]) => schema);
}

export function checkResponsePointer(place: string, operation: Operation, pointer: string, spec: SpecModel): string[] {
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
  const { items, next, totalItems, totalPages, currentPage } = paging;
  const pointers = Object.entries({ items, next, totalItems, totalPages, currentPage });
  return [
    ...oneOf("paging.page", paging.page, { known, absence }),
    ...(paging.kind === "cursor" && next === undefined
      ? ["paging.next: state where a response has the cursor of the next page, such as `/meta/next`."]
      : []),
    ...oneOf("paging.size", paging.size, { known, absence }),
    ...pointers.flatMap(([key, pointer]) => {
      if (pointer === undefined || isHeader(pointer)) return [];
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
