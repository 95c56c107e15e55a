import type { Rule } from "../../contract.ts";
import { folderOf, tagOf } from "../../operations.ts";

/** Each path stands in a file of its own, named after it, in the folder of the tag that its operations have. */
export const rule: Rule = ({ root, operations, report }) => {
  const tags = root.get("tags").items();
  const folders = new Map(tags.map((tag) => [tag.text("name"), folderOf(tag.text("name"))]));
  for (const [path, item] of root.get("paths").entries()) {
    const own = operations.filter((operation) => operation.path === path);
    const folder = item.ref?.split("/")[1] ?? folderOf((own[0] && tagOf(own[0])) || "<tag>");
    const file = `paths/${folder}/${path.slice(1).replaceAll("/", "@")}.yaml`;

    if (item.ref !== file) report(`\`${path}\` ${misplaced(item.ref, file)}`, item.writtenAt);
    for (const operation of own) {
      const [tag, expected] = [tagOf(operation), folders.get(tagOf(operation))];
      if (expected === undefined || expected === folder) continue;
      const advice = `Fix the tag, or move the path to paths/${expected}`;
      report(
        `\`${operation.name}\` has the tag ${tag}, but stands in paths/${folder}. ${advice}.`,
        operation.place.get("tags").at,
      );
    }
  }
};

function misplaced(ref: string | undefined, file: string): string {
  const here = ref === undefined ? "is written here" : `stands in ${ref}`;
  return `${here}. A path has a file that is named after it: put it there and write here \`$ref: ${file}\`.`;
}
