import type { Oas3Parameter, Oas3PathItem, Referenced, UserContext } from "@redocly/openapi-core";
import { methods } from "../../contract.ts";
import { follow, inline, type Placed } from "../../refs.ts";
import { type Accepts, acceptsBy } from "./accepts.ts";

/** What each parameter of a path can hold, by its name, in any of the path's operations. */
export function pathParameters(item: Placed<Referenced<Oas3PathItem>>, ctx: UserContext): (name: string) => Accepts {
  const perOperation = schemasPerOperation(item, ctx);
  return (name) => {
    // A parameter that nobody declares can hold anything.
    const checks = perOperation.map((schemas) => acceptsBy(schemas.get(name) ?? true));
    return (text) => checks.some((accepts) => accepts(text));
  };
}

type Schemas = ReadonlyMap<string, unknown>;

function schemasPerOperation(item: Placed<Referenced<Oas3PathItem>>, ctx: UserContext): Schemas[] {
  const path = follow(item, ctx);
  if (!path) return [new Map()];
  const schemas = (declared: Declared) =>
    schemasOf({ node: Array.isArray(declared) ? declared : [], file: path.file }, ctx);
  const shared = schemas(path.node.parameters);
  const operations = methods.flatMap((method) => path.node[method] ?? []);
  if (operations.length === 0) return [shared];
  return operations.map((operation) => new Map([...shared, ...schemas(operation.parameters)]));
}

type Declared = readonly Referenced<Oas3Parameter>[] | undefined;

function schemasOf({ node, file }: Placed<NonNullable<Declared>>, ctx: UserContext): Schemas {
  const parameters = node.flatMap((parameter) => follow({ node: parameter, file }, ctx) ?? []);
  const inPath = parameters.filter(({ node }) => node.in === "path");
  return new Map(inPath.map(({ node, file }) => [node.name, inline({ node: node.schema ?? true, file }, ctx)]));
}
