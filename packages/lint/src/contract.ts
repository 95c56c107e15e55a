import type { Location, Oas3Visitor, UserContext } from "@redocly/openapi-core";
import { Place } from "./place.ts";

/** The document under judgement. */
export interface Contract {
  readonly root: Place;
  /** Those of `paths`, in its order. Callbacks and webhooks are not among them: somebody else answers those. */
  readonly operations: readonly Operation[];
  /** Reports a problem at a key of the source. */
  report(message: string, at: Location): void;
}

export interface Operation {
  /** Its operationId, or where it has none its method and path. */
  readonly name: string;
  /** In lower case. */
  readonly method: string;
  readonly path: string;
  readonly place: Place;
  /** The item of its path, which can have parameters and more for it. */
  readonly item: Place;
}

/** A visitor that judges the whole document at once. */
export function judging(judge: (contract: Contract) => void): Oas3Visitor {
  return {
    Root(node: unknown, ctx: UserContext) {
      const root = new Place(node, ctx.location, ctx);
      const report = (message: string, at: Location) => ctx.report({ message, location: at.key() });
      judge({ root, operations: operationsOf(root), report });
    },
  };
}

export const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"] as const;

function operationsOf(root: Place): Operation[] {
  const items = root.get("paths").entries();
  return items.flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const place = item.get(method);
      const name = place.text("operationId") || `${method.toUpperCase()} ${path}`;
      return place.isThere ? [{ name, method, path, place, item }] : [];
    }),
  );
}
