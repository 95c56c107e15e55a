import type { Oas3Visitor, Plugin, UserContext } from "@redocly/openapi-core";
import { pathsByOperation } from "./links.ts";
import { completeOperations } from "./operations.ts";
import { expandResponse } from "./responses.ts";
import { mergeAllOf } from "./schemas.ts";
import { Source } from "./source.ts";

/**
 * A Redocly plugin that expands the conventions of the source files, which CONTRIBUTING.md describes. The bundle, the lint rules
 * and the comparison with older versions see plain OpenAPI.
 */
export default function plugin(): Plugin {
  return {
    id: "conventions",
    preprocessors: { oas3: { expand } },
    decorators: { oas3: { "remove-source-extensions": removeSourceExtensions } },
  };
}

function expand(): Oas3Visitor {
  let source: Source | undefined;
  let paths: ReadonlyMap<unknown, string>;
  return {
    Root: {
      enter(root: object, context: UserContext) {
        if (!("x-defaults" in root)) return;
        source = new Source(root, context);
        paths = pathsByOperation(source);
        for (const response of source.child("x-defaults").child("responses").children())
          expandResponse(response, source);
      },
      leave: (root: object) => remove(root, "x-defaults"),
    },
    PathItem(item: object, context: UserContext) {
      if (source) completeOperations(new Source(item, context), String(context.key), source, paths);
    },
    Response(response: object, context: UserContext) {
      if (source) expandResponse(new Source(response, context), source);
    },
    Schema: (schema: object, context: UserContext) => mergeAllOf(new Source(schema, context)),
  };
}

/** Removes extensions that only the lint rules read. */
function removeSourceExtensions(): Oas3Visitor {
  return {
    Root: { leave: (root: object) => remove(root, "x-error-matrix") },
    Schema: { leave: (schema: object) => remove(schema, "x-foreign", "x-unwrapped") },
  };
}

function remove(node: object, ...keys: string[]): void {
  for (const key of keys) Reflect.deleteProperty(node, key);
}
