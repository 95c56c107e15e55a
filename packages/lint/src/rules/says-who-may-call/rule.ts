import type { Rule } from "../../contract.ts";
import { isOpen, type Operation } from "../../operations.ts";
import { quoted } from "../../text.ts";

/** A description says who may call the operation, as `x-permission` does, and that nothing changes where it reads. */
export const rule: Rule = ({ operations, report }) => {
  for (const operation of operations) {
    const { name, method, place } = operation;
    const { at } = place.get("description");
    const text = place.text("description").replace(/\s+/g, " ");
    const [who, phrases] = callersOf(operation);
    if (!text.includes(always)) {
      report(`The description of \`${name}\` does not say who may call it. Add a sentence with "${always}".`, at);
    } else if (phrases && !phrases.some((phrase) => text.includes(phrase))) {
      const instead = `Say who may call it with ${quoted(phrases, "or")}`;
      report(`The description of \`${name}\` does not agree with ${who}. ${instead}.`, at);
    }
    if (method === "get" && !text.includes(reads)) {
      report(`The description of \`${name}\` does not say that it only reads. Add: "${reads}."`, at);
    }
  }
};

/** What decides who may call an operation, and how to say so; no phrases where that is unknown. */
function callersOf(operation: Operation): [who: string, phrases: readonly string[] | undefined] {
  const { place } = operation;
  if (isOpen(operation)) return ["`security: []`", withoutToken];
  if (!place.has("x-permission")) return ["its having no `x-permission`", withToken];
  const permission = place.text("x-permission");
  return [`\`x-permission: ${permission}\``, byPermission.get(permission)];
}

/** How descriptions say who may call an operation, by its `x-permission`: one of the phrases stands in it. */
const byPermission: ReadonlyMap<string, readonly string[]> = new Map([
  ["viewer", ["viewers too", "Whoever may see"]],
  ["member", ["except viewers", "admins and owner", "owner and admins"]],
  ["admin", ["owner and admins"]],
  ["owner", ["Only its owner", "Only the organization's owner"]],
]);

/** Where `security` is `[]`. */
const withoutToken: readonly string[] = ["Anybody"];

/** Where nothing but a token is needed. */
const withToken: readonly string[] = ["Any signed-in user", "Whoever"];

/** What stands in every description. */
const always = "may call it";

/** What stands in the description of every operation that only reads. */
const reads = "Nothing changes";
