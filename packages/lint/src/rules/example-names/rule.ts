import { type Body, bodiesOf } from "../../bodies.ts";
import type { Rule } from "../../contract.ts";
import { folderOf, tagOf } from "../../operations.ts";
import type { Place } from "../../place.ts";

/** The example of an operation is a key, named after its place, in the file of its tag; shared errors have theirs inline. */
export const rule: Rule = ({ operations, report }) => {
  for (const body of bodiesOf(operations).filter(({ isShared }) => !isShared)) {
    if (body.place.has("example")) {
      const message = `An example of ${body.title} has no name. Write it under \`examples\`: ${line(body, "<name>")}.`;
      report(message, body.place.get("example").at);
    }
    for (const [name, example] of body.place.get("examples").entries()) {
      const fault = faultOf(body, name, example);
      if (fault) report(`The example \`${name}\` of ${body.title} ${fault}`, example.writtenAt);
    }
  }
};

function faultOf(body: Body, name: string, { ref }: Place): string | undefined {
  if (!/^[a-z][A-Za-z0-9]*$/.test(name)) return "is not named in camelCase. Rename it, in openapi/world/examples/ too.";
  if (ref?.endsWith(target(body, name))) return undefined;
  const is = ref === undefined ? "is written in the operation" : "is taken from another place";
  return `${is}. Write ${line(body, name)}, and what it holds in openapi/world/examples/.`;
}

function line(body: Body, name: string): string {
  return `\`${name}: { $ref: ../..${target(body, name)} }\``;
}

function target({ operation, use }: Body, name: string): string {
  const file = folderOf(tagOf(operation) || "<tag>");
  return `/components/examples/${file}.yaml#/${operation.name}.${use}.${name}`;
}
