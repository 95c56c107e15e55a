import type { Rule } from "../../contract.ts";
import { listParameters, type Operation, requiresToken } from "../../operations.ts";

export const rule: Rule = ({ root, operations, report }) => {
  for (const operation of operations.filter((each) => requiresToken(each, root))) {
    const { name, node } = operation;
    const scopes = scopesOf(operation);
    const hasPermission = node.has("x-permission");
    if (scopes.length === 0) {
      report(`\`${name}\` requires a token, but has no scope. ${addScope}`, node.get("x-scope").location);
    } else if (scopes[0] === "organization" && !hasPermission) {
      report(
        `\`${name}\` is in an organization, but requires no permission. Add \`x-permission: <level>\`.`,
        node.get("x-permission").location,
      );
    } else if (scopes[0] === "user" && hasPermission) {
      report(
        `\`${name}\` has a permission level, but is not in an organization. Remove \`x-permission\`, or replace \`x-scope: user\`.`,
        node.get("x-permission").location,
      );
    }
  }
};

function scopesOf(operation: Operation): string[] {
  return [operation.node, ...listParameters(operation)].flatMap((each) => each.text("x-scope") || []);
}

const addScope =
  "Add `x-scope` to the parameter with the ID of the organization, resource or playbook, or `x-scope: user` to the " +
  "operation if any user can call it.";
