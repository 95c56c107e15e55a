import type { Fault } from "../../contract.ts";
import { type Operation, parametersOf, schemaOf } from "../../operations.ts";
import type { Place } from "../../place.ts";
import { property } from "../../schemas.ts";
import { type Exchange, expressionsIn, faultOf } from "./expression.ts";

/** What is wrong with a link, as the rest of a sentence that begins with its name. */
export function faultsOf(link: Place, from: Exchange, operations: readonly Operation[]): Fault[] {
  const { node: id, at } = link.get("operationId");
  if (link.has("operationRef")) {
    return [
      { text: "uses `operationRef`. Name the operation instead: `operationId: …`", at: link.get("operationRef").at },
    ];
  }
  const target = operations.find(({ place }) => place.text("operationId") === id);
  if (!target)
    return [{ text: `leads to \`${id}\`, but no operation has this operationId. Write one that exists`, at }];
  return [
    ...parameterFaults(link.get("parameters"), from, target),
    ...bodyFaults(link.get("requestBody"), target),
    ...[link.get("parameters"), link.get("requestBody")].flatMap((values) => valueFaults(values, from)),
  ];
}

function parameterFaults(values: Place, from: Exchange, target: Operation): Fault[] {
  const parameters = parametersOf(target);
  const names = parameters.flatMap((each) => [each.text("name"), `${each.text("in")}.${each.text("name")}`]);
  const strange = values.entries().filter(([key]) => !names.includes(key));
  const lacking = parameters
    .filter((each) => each.text("in") === "path")
    .map((each) => each.text("name"))
    .filter((name) => !values.has(name) && !values.has(`path.${name}`));
  return [
    ...strange.map(([key, { writtenAt: at }]) => ({
      text: `gives a value to \`${key}\`, which is no parameter of \`${target.name}\`. Remove it`,
      at,
    })),
    ...lacking.map((name) => ({
      text: `gives no value to \`${name}\`, a path parameter of \`${target.name}\`. Add under its \`parameters\`: \`${name}: ${offer(name, from)}\``,
      at: values.at,
    })),
  ];
}

/** What the author probably has to write. */
function offer(name: string, { operation }: Exchange): string {
  const own = parametersOf(operation).some((each) => each.text("in") === "path" && each.text("name") === name);
  return own ? `$request.path.${name}` : "$response.body#/…";
}

function bodyFaults(body: Place, target: Operation): Fault[] {
  if (body.node === undefined) return [];
  const schema = schemaOf(target.place.get("requestBody"));
  if (!schema.isThere) return [{ text: `gives a body, but \`${target.name}\` takes none. Remove it`, at: body.at }];
  const strange = body.entries().filter(([field]) => property(schema, field).node === undefined);
  return strange.map(([field, { writtenAt: at }]) => ({
    text: `gives the body a field \`${field}\`, which \`${target.name}\` does not take. Remove it, or name one that it takes`,
    at,
  }));
}

/** Expressions, however deep they stand. */
function valueFaults(value: Place, from: Exchange): Fault[] {
  if (value.isThere) return value.below.flatMap((child) => valueFaults(child, from));
  const expressions = typeof value.node === "string" ? expressionsIn(value.node) : [];
  return expressions.flatMap((expression) => {
    const fault = faultOf(expression, from);
    return fault === undefined ? [] : [{ text: `has \`${expression}\`, which ${fault}`, at: value.at }];
  });
}
