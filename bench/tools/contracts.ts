import { type Contract, listOperations } from "@crewkit/openapi";

type Paths = NonNullable<Contract["paths"]>;

export function exampleIds(contract: Contract, operationId: string): Record<string, string> {
  const operation = listOperations(contract).find((candidate) => candidate.operationId === operationId);
  return Object.fromEntries((operation?.parameters ?? []).map(({ name, example }) => [name, String(example)]));
}

/**
 * Resizes a contract to a number of operations. Smaller contracts keep the operations on projects first, larger contracts
 * contain copies of them.
 */
export function resize(contract: Contract, size: number): Contract {
  const operations = listOperations(contract);
  const projects = operations.filter(({ path }) => /^\/\{org_id\}\/projects(\/\{id\})?$/.test(path));
  const health = operations.filter(({ path }) => path === "/health");
  const ordered = [...new Set([...projects, ...health, ...operations])];
  const paths: Paths = {};
  const add = (path: string, { path: source, method }: (typeof operations)[number], suffix = "") => {
    const { get, put, post, patch, delete: remove, ...shared } = contract.paths?.[source] ?? {};
    const operation = { get, put, post, patch, delete: remove }[method];
    const operationId = operation?.operationId + suffix;
    paths[path] = { ...shared, ...paths[path], [method]: { ...operation, operationId } };
  };
  for (const operation of ordered.slice(0, size)) add(operation.path, operation);
  for (let copy = 0; copy < size - operations.length; copy++) {
    const operation = projects[copy % projects.length];
    const name = `things${Math.floor(copy / projects.length)}`;
    if (operation) add(operation.path.replace("projects", name), operation, String(copy));
  }
  return { ...contract, paths };
}
