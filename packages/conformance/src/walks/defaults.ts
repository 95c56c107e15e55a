import type { Operation, Parameter } from "@crewkit/openapi";
import { type Law, mayWrite } from "../law/law.ts";
import { schemaOf } from "../schema/resolve.ts";
import { isObject } from "../values/json.ts";
import type { MakeWalks, Steps } from "./make.ts";
import { expectSame } from "./tools/differences.ts";

/** A query parameter that is left out is the same as its default given. */
export const defaults: MakeWalks = (law) =>
  law.operations.flatMap((operation) => {
    const parameters = operation.parameters.filter((each) => each.in === "query" && defaultOf(each, law) !== undefined);
    if (parameters.length === 0 || mayWrite(operation, law.plan)) return [];
    return [{ operation, go: (steps: Steps) => go(operation, parameters, steps) }];
  });

async function go(operation: Operation, parameters: Parameter[], steps: Steps): Promise<void> {
  const { world, send } = steps;
  const draft = await world.draft(operation);
  const names = new Set(parameters.map(({ name }) => name));
  const others = Object.fromEntries(Object.entries(draft.query).filter(([name]) => !names.has(name)));
  const bare = await send({ ...draft, query: others });
  for (const parameter of parameters) {
    const { name } = parameter;
    const value = defaultOf(parameter, world.law);
    const given = await send({ ...draft, query: { ...others, [name]: value } });
    const what = `Without ${name} the answer must be that of its default, ${name}=${value}`;
    expectSame(steps, [given.body, bare.body], what);
  }
}

function defaultOf({ schema }: Parameter, law: Law): unknown {
  // A default may stand beside the reference (JSON Schema 2020-12, section 8.2.3.1).
  const own = isObject(schema) ? schema.default : undefined;
  return own ?? schemaOf(law, schema).default;
}
