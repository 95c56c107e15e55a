import { type Operation, parametersOf } from "../../operations.ts";
import type { Place } from "../../place.ts";
import { type Accepts, acceptsBy } from "./accepts.ts";
import { inline } from "./inline.ts";

/** What each parameter of a path can hold, by its name, in any of the path's operations. */
export function pathParameters(item: Place, operations: readonly Operation[]): (name: string) => Accepts {
  const users = operations.length > 0 ? operations : [{ item, place: item.get("nothing") }];
  const perOperation = users.map((user) => schemasOf(parametersOf(user)));
  return (name) => {
    // A parameter that nobody declares can hold anything.
    const checks = perOperation.map((schemas) => acceptsBy(schemas.get(name) ?? true));
    return (text) => checks.some((accepts) => accepts(text));
  };
}

function schemasOf(parameters: readonly Place[]): ReadonlyMap<string, unknown> {
  const inPath = parameters.filter((parameter) => parameter.text("in") === "path");
  return new Map(inPath.map((each) => [each.text("name"), inline(each.get("schema"))]));
}
