import type { Location } from "@redocly/openapi-core";
import { exampleValues, isRequest, listBodies } from "../../bodies.ts";
import type { Rule } from "../../contract.ts";
import type { Node } from "../../node.ts";

/** `notReturned` contains the property names of IDs whose resources no operation returns. */
export const rule: Rule<{ notReturned?: string[] }> = ({ root, operations, nodes, report }, { notReturned = [] }) => {
  const bodies = listBodies(operations).map((body) => ({
    body,
    ids: exampleValues(body).flatMap((node) => listIds(node)),
  }));
  const inResponses = bodies.filter(({ body }) => !isRequest(body)).flatMap(({ ids }) => ids);
  const inRequests = bodies.filter(({ body }) => isRequest(body)).flatMap(({ ids }) => ids);
  const inParameters = nodes("Parameter").flatMap((parameter) =>
    listIds(parameter.get("example"), parameter.text("name")),
  );
  const all = [...inRequests, ...inParameters, ...inResponses];

  const responseIds = new Set(inResponses.filter(({ name }) => name === "id").map(({ value }) => value.toLowerCase()));
  const isKnown = ({ value }: Id) => responseIds.has(value.toLowerCase());
  const isNotReturned = ({ name, value }: Id) =>
    notReturned.includes(name) && inResponses.some((id) => id.name === name && id.value === value);
  for (const { name, value, location } of unique(all.filter((id) => !isKnown(id) && !isNotReturned(id)))) {
    report(`The \`${name}\` ${value} is unknown: ${fix}`, location);
  }
  for (const name of notReturned.filter((name) => all.every((id) => id.name !== name || isKnown(id)))) {
    report(
      `Every \`${name}\` is the \`id\` of a resource in a response example. Remove it from \`notReturned\`.`,
      root.get("openapi").location,
    );
  }
};

const fix =
  "no response example has it as its `id`. Use an ID from openapi/world/, or add the resource to a response example.";

function unique(ids: readonly Id[]): Id[] {
  const key = ({ name, value }: Id) => `${name} ${value}`;
  const keys = ids.map(key);
  return ids.filter((id, i) => keys.indexOf(key(id)) === i);
}

interface Id {
  readonly name: string;
  readonly value: string;
  readonly location: Location;
}

function listIds(node: Node, name = ""): Id[] {
  const { value, location } = node;
  if (typeof value === "string") return idName.test(name) && uuid.test(value) ? [{ name, value, location }] : [];
  const items = node.items().flatMap((item) => listIds(item, name.replace(/s$/, "")));
  return [...items, ...node.entries().flatMap(([key, child]) => listIds(child, key))];
}

const idName = /^id$|_id$/;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
