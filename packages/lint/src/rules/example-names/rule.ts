import { type Body, listBodies } from "../../bodies.ts";
import type { Rule } from "../../contract.ts";
import type { Node } from "../../node.ts";
import { firstTag, tagFolder } from "../../operations.ts";

export const rule: Rule = ({ operations, report }) => {
  for (const body of listBodies(operations).filter(({ isShared }) => !isShared)) {
    if (body.mediaType.has("example")) {
      const message = `An example of ${body.title} has no name. Write it under \`examples\`: ${line(body, "<name>")}.`;
      report(message, body.mediaType.get("example").location);
    }
    for (const [name, example] of body.mediaType.get("examples").entries()) {
      const problem = findProblem(body, name, example);
      if (problem) report(`The example \`${name}\` of ${body.title} ${problem}`, example.refLocation);
    }
  }
};

function findProblem(body: Body, name: string, { ref }: Node): string | undefined {
  if (!/^[a-z][A-Za-z0-9]*$/.test(name)) return "is not in camelCase. Rename it here and in openapi/requests/.";
  if (ref?.endsWith(target(body, name))) return undefined;
  const problem = ref === undefined ? "is written inline" : "refers to an unexpected location";
  return `${problem}. Write ${line(body, name)}, and put its source in openapi/requests/.`;
}

function line(body: Body, name: string): string {
  return `\`${name}: { $ref: ../..${target(body, name)} }\``;
}

function target({ operation, part }: Body, name: string): string {
  const file = tagFolder(firstTag(operation) || "<tag>");
  return `/components/examples/${file}.yaml#/${operation.name}.${part}.${name}`;
}
