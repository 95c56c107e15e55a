import type { Node, Source } from "./source.ts";

/** Returns the paths of all operations by operationId. */
export function pathsByOperation(root: Source): Map<unknown, string> {
  const paths = root.child("paths");
  return new Map(
    Object.keys(paths.node).flatMap((path) =>
      Object.values(paths.child(path).node).map((operation) => [Object(operation).operationId, path] as const),
    ),
  );
}

/**
 * Adds to each link of a response the operationId, which is the name of the link, and values for the path parameters of the
 * linked operation: `id` from the response, and the others from the path of the request, if it has parameters with these names.
 *
 * @param path the path of the request.
 */
export function completeLinks(response: Source, path: string, paths: ReadonlyMap<unknown, string>): void {
  const links = response.child("links");
  for (const name of Object.keys(links.node)) {
    const link = links.child(name);
    const { operationId = name, description, parameters: written = {}, ...rest } = link.node;
    const names = parameterNames(paths.get(operationId) ?? "").filter((each) => !(each in (written as Node)));
    const shared = parameterNames(path).filter((each) => each !== "id" && names.includes(each));
    const parameters = {
      ...(names.includes("id") && { id: "$response.body#/data/id" }),
      ...(written as Node),
      ...Object.fromEntries(shared.map((each) => [each, `$request.path.${each}`])),
    };
    link.replace({
      operationId,
      ...(description !== undefined && { description }),
      ...(Object.keys(parameters).length > 0 && { parameters }),
      ...rest,
    });
  }
}

function parameterNames(path: string): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
}
