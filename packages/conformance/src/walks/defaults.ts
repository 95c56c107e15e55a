import { isDeepStrictEqual } from "node:util";
import type { Operation, Parameter } from "@crewkit/openapi";
import { type Law, mayWrite } from "../law/law.ts";
import { schemaOf } from "../schema/resolve.ts";
import { at, isObject } from "../values/json.ts";
import type { MakeWalks, Steps } from "./make.ts";

/** A query parameter that is left out is the same as its default given. */
export const defaults: MakeWalks = (law) =>
  law.operations.flatMap((operation) => {
    const parameters = operation.parameters.filter((each) => each.in === "query" && defaultOf(each, law) !== undefined);
    if (parameters.length === 0 || mayWrite(operation, law.plan)) return [];
    return [{ operation, go: (steps: Steps) => go(operation, parameters, steps) }];
  });

async function go(operation: Operation, parameters: Parameter[], { world, send, expect }: Steps): Promise<void> {
  const draft = await world.draft(operation);
  const names = new Set(parameters.map(({ name }) => name));
  const others = Object.fromEntries(Object.entries(draft.query).filter(([name]) => !names.has(name)));
  const bare = await send({ ...draft, query: others });
  for (const parameter of parameters) {
    const { name } = parameter;
    const value = defaultOf(parameter, world.law);
    const given = await send({ ...draft, query: { ...others, [name]: value } });
    const where = difference(bare.body, given.body);
    expect(
      where === undefined,
      `Without ${name} the answer must be that of its default, ${name}=${value}, but it differs at ${where}.`,
    );
  }
}

function defaultOf({ schema }: Parameter, law: Law): unknown {
  // A default may stand beside the reference (JSON Schema 2020-12, section 8.2.3.1).
  const own = isObject(schema) ? schema.default : undefined;
  return own ?? schemaOf(law, schema).default;
}

// The pointer to the first place where two values differ.
function difference(a: unknown, b: unknown): string | undefined {
  if (isDeepStrictEqual(a, b)) return undefined;
  if (!isObject(a) || !isObject(b)) return "/";
  const key = Object.keys({ ...a, ...b }).find((each) => !isDeepStrictEqual(a[each], b[each])) ?? "";
  const inner = isObject(at(a, `/${key}`)) && isObject(at(b, `/${key}`)) ? difference(a[key], b[key]) : "/";
  return `/${key}${inner === "/" ? "" : inner}`;
}
