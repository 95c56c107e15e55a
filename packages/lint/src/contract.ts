import type { Location, Oas3Visitor, UserContext } from "@redocly/openapi-core";
import { type Operation, operationsOf } from "./operations.ts";
import { isMap, Place } from "./place.ts";

/** The document under judgement. */
export interface Contract {
  readonly root: Place;
  /** Those of `paths`, in its order. Callbacks and webhooks are not among them: somebody else answers those. */
  readonly operations: readonly Operation[];
  /** All of these kinds, wherever they stand; what is shared comes once, as its first user sees it. */
  every(...kinds: readonly Kind[]): Place[];
  /** Reports a problem at a key of the source. */
  report(message: string, at: Location): void;
}

/** What is wrong, as a part of a sentence, and where. */
export interface Fault {
  readonly text: string;
  readonly at: Location;
}

/** Judges the whole document at once. */
export type Rule<Options = unknown> = (contract: Contract, options: Options) => void;

/** The names are Redocly's; `SchemaProperties` is what stands under `properties`. */
export type Kind =
  | ("Tag" | "Operation" | "Parameter" | "Header" | "Response" | "MediaType")
  | ("Link" | "Example" | "Schema" | "SchemaProperties");

/** The visitor that Redocly runs for a rule: it walks the document once, and lets the rule judge at the end. */
export function judging(judge: (contract: Contract) => void): Oas3Visitor {
  const visits: UserContext[] = [];
  const visit = (_: unknown, ctx: UserContext) => void visits.push(ctx);
  const every: Contract["every"] = (...asked) =>
    visits
      .filter(({ type }) => asked.some((kind) => kind === type.name))
      .map((ctx) => new Place(ctx.rawNode, ctx.rawLocation, ctx))
      .filter(({ node }) => isMap(node));
  const kinds: Record<Kind, typeof visit> = {
    ...{ Tag: visit, Operation: visit, Parameter: visit, Header: visit, Response: visit, MediaType: visit },
    ...{ Link: visit, Example: visit, Schema: visit, SchemaProperties: visit },
  };
  return {
    ...kinds,
    Root: {
      leave(node: unknown, ctx: UserContext) {
        const root = new Place(node, ctx.location, ctx);
        const report: Contract["report"] = (message, at) => ctx.report({ message, location: at.key() });
        judge({ root, operations: operationsOf(root), every, report });
      },
    },
  };
}
