import type { Rule } from "../../contract.ts";
import { folderOf, tagOf } from "../../operations.ts";
import type { Place } from "../../place.ts";

/** Each path stands in a file of its own, named after it, in the folder of the one tag that its operations have. */
export const rule: Rule = ({ root, operations, report }) => {
  for (const [path, item] of root.get("paths").entries()) {
    const own = operations.filter((operation) => operation.path === path);
    const folder = item.ref?.split("/")[1] ?? folderOf((own[0] && tagOf(own[0])) || "<tag>");
    const file = `paths/${folder}/${path.slice(1).replaceAll("/", "@")}.yaml`;

    if (item.ref !== file) report(`\`${path}\` ${misplaced(item.ref, file)}`, item.writtenAt);
    for (const { name, place } of own) {
      const tags = place.get("tags");
      const fault = faultOf(tags, folder);
      if (fault) report(`\`${name}\` ${fault}`, tags.at);
    }
  }
};

function misplaced(ref: string | undefined, file: string): string {
  const here = ref === undefined ? "is written here" : `stands in ${ref}`;
  return `${here}. A path has a file that is named after it: put it there and write here \`$ref: ${file}\`.`;
}

function faultOf(tags: Place, folder: string): string | undefined {
  const [tag, ...more] = tags.items().map(({ node }) => String(node));
  if (tag === undefined) return `has no tag. Add that of its folder, paths/${folder}: \`tags: [<tag>]\`.`;
  if (more.length > 0) return `has the tags ${[tag, ...more].join(", ")}. Keep one.`;
  if (folderOf(tag) === folder) return undefined;
  return `has the tag ${tag}, but stands in paths/${folder}. Mend the tag, or move the path to paths/${folderOf(tag)}.`;
}
