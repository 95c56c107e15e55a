import type { Oas3Rule } from "@redocly/openapi-core";
import { judging, type Operation } from "../../contract.ts";

/** Every tag is described and used, and the paths stand in the order of the tags. */
export const rule: Oas3Rule = () =>
  judging(({ root, operations, report }) => {
    const tags = root.get("tags").items();
    const used = new Set(operations.flatMap(({ place }) => place.get("tags").items()).map(({ node }) => node));
    for (const tag of tags) {
      const name = tag.text("name");
      const { at } = tag.get("name");
      if (!tag.text("description"))
        report(`The tag ${name} has no description. Say what its operations are about.`, at);
      if (!used.has(name))
        report(`No operation has the tag ${name}. Remove it, or give it to those that it means.`, at);
    }

    const names = tags.map((tag) => tag.text("name"));
    const paths = firstOfEachPath(operations).filter((operation) => names.includes(tagOf(operation)));
    for (const [i, later] of paths.entries()) {
      const before = paths[i - 1];
      if (!before || names.indexOf(tagOf(before)) <= names.indexOf(tagOf(later))) continue;
      report(message(before, later), later.item.writtenAt);
    }
  });

function firstOfEachPath(operations: readonly Operation[]): Operation[] {
  return operations.filter(({ path }, i) => operations[i - 1]?.path !== path);
}

function tagOf({ place }: Operation): string {
  return place.get("tags").text("0");
}

function message(before: Operation, later: Operation): string {
  const pair = `\`${later.path}\` (${tagOf(later)}) follows \`${before.path}\` (${tagOf(before)})`;
  return `${pair}, but \`tags\` lists ${tagOf(later)} first. Put it with the other paths of its tag, in the order of \`tags\`.`;
}
