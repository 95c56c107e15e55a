import { parsePointer } from "@crewkit/openapi";
import type { Change, RedoclyChange } from "./change.ts";
import { locateInComponent, locateInContract, replaceIndexes } from "./describe.ts";
import { type Reader, type Readers, resolvePath } from "./reader.ts";
import { isMethod } from "./redocly.ts";
import { effectiveSecurity } from "./security.ts";

type Location = Pick<Change, "subject" | "at" | "component" | "operations">;

/** Locates a change in its component if several operations use the component. Otherwise, in its operation. */
export function locateChange(change: RedoclyChange, readers: Readers): Location {
  const path = replaceIndexes(change.path, readers[change.revision ? "after" : "before"]);
  const { name, depth = 0, operations = [] } = findComponent(change, readers) ?? {};
  const isShared = name !== undefined && operations.length > 1;
  return {
    ...(isShared ? locateInComponent(name, path, depth) : locateInContract(path)),
    component: isShared ? name : (schemaOf(change) ?? name),
    operations,
  };
}

function findComponent({ path, component, revision }: RedoclyChange, readers: Readers): RedoclyChange["component"] {
  const [section, kind, name = "", ...keys] = parsePointer(path);
  if (section === "components" && kind === "securitySchemes") {
    // Operations refer to a security scheme by name, not by `$ref`.
    const operations = operationsWithScheme(name, readers[revision ? "after" : "before"]);
    return { name: `${kind}/${name}`, depth: keys.length, operations };
  }
  return (
    component && {
      ...component,
      operations: listOperations(readers.after).filter((operation) => component.operations.includes(operation)),
    }
  );
}

/** Returns the schema whose file contains a change. The change does not apply to all uses of a schema if one version has no `$ref`. */
function schemaOf({ base, revision }: RedoclyChange): string | undefined {
  const { file = "" } = revision ?? base ?? {};
  const [, name] = /^components\/schemas\/(?:.*\/)?(.+)\.yaml$/.exec(file) ?? [];
  return name && `schemas/${name}`;
}

function operationsWithScheme(scheme: string, read: Reader): string[] {
  return listOperations(read).filter((operation) => {
    const [method = "", path = ""] = operation.split(" ");
    return effectiveSecurity(read, ["paths", path, method.toLowerCase()]).some((requirement) => scheme in requirement);
  });
}

/** Lists the operations in the order of the contract: `GET /sessions`. */
function listOperations(read: Reader): string[] {
  return Object.keys(read("openapi.yaml", "#/paths") ?? {}).flatMap((path) =>
    Object.keys(resolvePath(read, ["paths", path]) ?? {})
      .filter((key) => isMethod.test(key))
      .map((method) => `${method.toUpperCase()} ${path}`),
  );
}
