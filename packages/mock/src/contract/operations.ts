import { type Contract, listOperations, type Operation } from "@crewkit/openapi";
import { Memoirist } from "memoirist";
import { lazy, memoize } from "../base/memoize.ts";
import { type OperationPlan, planOperation, readObjectScope } from "./operation-plan.ts";
import { createSharedErrors, sharedErrorNames } from "./shared-errors.ts";
import type { GetChecks, SchemaChecks } from "./validation.ts";

export type Operations = Router<() => OperationPlan>;

/** Lists the operations of a contract, which takes about 20 ms the first time. */
export const operationsIn: (contract: Contract) => Operation[] = memoize(listOperations);

/** The path of the first server, such as `/api/v1`. */
export function basePathOf({ servers }: Contract): string {
  return new URL(servers?.[0]?.url ?? "/", "http://localhost").pathname.replace(/\/$/, "");
}

/** The operations of a contract, prepared on first use. Throws if the scope of an operation is missing or invalid. */
export const operationsOf: (checks: SchemaChecks) => Operations = memoize((checks) => {
  const entries = operationsIn(checks.document).map((operation) => {
    readObjectScope(operation);
    const { method, path } = operation;
    return { method, path, entry: lazy(() => planOperation(checks, operation)) };
  });
  return createRouter(entries);
});

/** Validates a contract by compiling the checks and shared errors of all operations. */
export function checkContract(contract: Contract, getChecks: GetChecks): void {
  const error = createSharedErrors(contract);
  for (const name of sharedErrorNames) error(name);
  const operations = operationsIn(contract);
  if (operations.length === 0) throw new Error("The contract has no operations.");
  for (const operation of operations) {
    const { pathParameters, checkQuery, body } = planOperation(getChecks(contract), operation);
    for (const check of [...pathParameters.map((each) => each.check), checkQuery, body?.check]) check?.(null);
  }
}

interface Router<T> {
  /** Path parameters are in order and still percent-encoded. */
  find(method: string, path: string): { entry: T; values: string[] } | undefined;
  /** The methods of the entries at a path, or all methods for an unknown path. */
  methods(path: string): string[];
}

export function createRouter<T>(entries: { method: string; path: string; entry: T }[]): Router<T> {
  const tree = new Memoirist<T>();
  const allMethods = [...new Set(entries.map(({ method }) => method.toUpperCase()))];
  for (const { method, path, entry } of entries) {
    // Number the parameters: the same segment can have different names in different paths.
    let index = 0;
    tree.add(
      method.toUpperCase(),
      path.replace(/\{\w+\}/g, () => `:${index++}`),
      entry,
    );
  }
  return {
    find(method, path) {
      const match = tree.find(method, path);
      if (!match) return undefined;
      const values: string[] = [];
      for (let index = 0; match.params[index] !== undefined; index++) values.push(match.params[index] as string);
      return { entry: match.store, values };
    },
    methods(path) {
      const matching = allMethods.filter((method) => tree.find(method, path) !== null);
      return matching.length > 0 ? matching : allMethods;
    },
  };
}
