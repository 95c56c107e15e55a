import type { Contract, Operation } from "@crewkit/openapi";

/** An operation as the contract writes it. */
export type OperationObject = NonNullable<PathItem["get"]>;

type Paths = NonNullable<Contract["paths"]>;
type PathItem = NonNullable<Paths[string]>;

/** The contract with each of its operations changed. */
export function mapOperations(contract: Contract, change: (operation: OperationObject) => OperationObject): Contract {
  const mapItem = (item: PathItem) => mapValues(item, (value) => (isOperation(value) ? change(value) : value));
  return { ...contract, paths: mapValues(contract.paths ?? {}, (item) => item && mapItem(item)) };
}

/** Where Redoc's page describes an operation: the fragment by which its sidebar links there. */
export function anchor({ tag, operationId }: Pick<Operation, "tag" | "operationId">): string {
  return `#/${tag.toLowerCase().replace(/\W+/g, "-")}/${operationId.toLowerCase()}`;
}

function mapValues<T extends object>(values: T, change: (value: T[keyof T]) => unknown): T {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, change(value)])) as T;
}

function isOperation(value: unknown): value is OperationObject {
  return typeof value === "object" && value !== null && "responses" in value;
}
