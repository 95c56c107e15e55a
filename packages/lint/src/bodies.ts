import type { Oas3Operation, Oas3RequestBody, Oas3Response, Oas3Rule, UserContext } from "@redocly/openapi-core";
import { isRef } from "./refs.ts";
import { child, entries, isNode, type Node, type Spot, target } from "./spots.ts";

/** One content of a request or a response. */
export interface Body extends Spot<Node> {
  readonly operation: Oas3Operation;
  /** The status that it comes with, or `request`. */
  readonly use: string;
  /** Whether it stands in a shared component, not in the operation. */
  readonly shared: boolean;
}

/** Visits every body of the paths' operations once. Callbacks and webhooks are others' and are left out. */
export function bodies(visit: (body: Body, ctx: UserContext) => void): ReturnType<Oas3Rule> {
  const visited = new Set<string>();
  const each = (use: string, operation: Oas3Operation, content: unknown, ctx: UserContext) => {
    for (const spot of entries({ node: content, location: ctx.location.child("content") })) {
      if (!isNode(spot.node) || visited.has(spot.location.absolutePointer)) continue;
      visited.add(spot.location.absolutePointer);
      visit({ node: spot.node, location: spot.location, operation, use, shared: isRef(ctx.rawNode) }, ctx);
    }
  };
  return {
    Paths: {
      PathItem: {
        Operation: {
          RequestBody: (body: Oas3RequestBody, ctx: UserContext, { Operation }: Parents) =>
            each("request", Operation, body.content, ctx),
          Response: (response: Oas3Response, ctx: UserContext, { Operation }: Parents) =>
            each(String(ctx.key), Operation, response.content, ctx),
        },
      },
    },
  };
}

type Parents = { Operation: Oas3Operation };

/** The values that a body's examples show, each where it is written. */
export function examplesOf(body: Spot<Node>, ctx: UserContext): Spot[] {
  const named = entries(child(body, "examples")).flatMap((entry) => target(entry, ctx) ?? []);
  const values = named.filter(({ node }) => "value" in node).map((example) => child(example, "value"));
  return "example" in body.node ? [child(body, "example"), ...values] : values;
}

export function isAnswer({ use }: Body): boolean {
  return use.startsWith("2");
}

/** For messages: "response 200 of `listSessions`". */
export function titleOf({ operation, use }: Body): string {
  return `${use === "request" ? "the body" : `response ${use}`} of \`${operation.operationId}\``;
}
