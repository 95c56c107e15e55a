import type { Contract } from "@crewkit/openapi";
import type { Docs } from "./docs.ts";
import { type Name, written } from "./names.ts";
import type { ClientOperation } from "./read.ts";

/** What a group's docstring says: the words of its tag, and where the rest of the tag's operations is. */
export function groupDocs(contract: Contract, [first]: ClientOperation[], all: ClientOperation[]): Docs {
  if (!first) return { paragraphs: [] };
  const tag = contract.tags?.find(({ name }) => name === first.operation.tag);
  const paragraphs = [tag?.description ?? "", ...elsewhere(first.name, all), ...(related[first.name.group] ?? [])];
  return { paragraphs };
}

function elsewhere({ holder, group }: Name, all: ClientOperation[]): string[] {
  const others = all.filter(({ name }) => name.group === group && name.holder !== holder);
  const [first] = others;
  if (!first) return [];
  const methods = others.map(({ name }) => `\`${name.method}\``).join(", ");
  return [`The rest is at \`${written({ ...first.name, method: "" }).slice(0, -1)}\`: ${methods}.`];
}

// Groups that are about the same thing.
const related: Readonly<Record<string, string[]>> = {
  resources: ["The versions of a resource are at `crewkit.versions`."],
  versions: ["The resources themselves are at `crewkit.resources` and `org.resources`."],
  playbooks: ["The conventions of a playbook are at `crewkit.conventions`."],
  conventions: ["The playbooks that they stand in are at `org.playbooks`."],
};
