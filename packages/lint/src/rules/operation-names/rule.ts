import { quoteList, type Rule } from "../../contract.ts";
import { type Operation, returnsList } from "../../operations.ts";

export const rule: Rule = ({ operations, report }) => {
  for (const operation of operations.filter(({ node }) => node.text("operationId"))) {
    const problem = findProblem(operation);
    if (problem) report(problem, operation.node.get("operationId").location);
  }

  const owners = new Map<string, string>();
  for (const { name, node } of operations) {
    const summary = node.text("summary");
    if (!summary) continue; // Redocly's `operation-summary` reports a missing summary.
    const owner = owners.get(summary);
    if (owner) {
      const message = `\`${name}\` has the same summary as \`${owner}\`, "${summary}". Make it unique.`;
      report(message, node.get("summary").location);
    } else owners.set(summary, name);
  }
};

function findProblem(operation: Operation): string | undefined {
  const { name, method } = operation;
  const [, verb = "", noun = ""] = /^([a-z]+)((?:[A-Z][a-z0-9]*)+)$/.exec(name) ?? [];
  if (!verb) return `\`${name}\` is not a verb and a noun in camelCase. Use a name such as \`listSessions\`.`;
  const allowed = verbs[method];
  if (!allowed) {
    return `\`${name}\` uses ${method.toUpperCase()}, which this API does not allow. Use another method.`;
  }
  const [methodOfVerb = "post"] = Object.keys(verbs).filter((each) => verbs[each]?.includes(verb));
  if (methodOfVerb !== method) return wrongVerb(name, verb, method, allowed);
  const isList = returnsList(operation);
  if (verb === "list" && !isList) {
    return `\`${name}\` does not return a list (an array in \`data\`). Call it \`get${noun}\`.`;
  }
  if (isList && !listVerbs.includes(verb)) return `\`${name}\` returns a list. Call it \`list${noun}\`.`;
  return undefined;
}

function wrongVerb(name: string, verb: string, method: string, allowed: readonly string[]): string {
  const problem = `the verb \`${verb}\` is not allowed for ${method.toUpperCase()}`;
  const begin =
    allowed.length > 0
      ? `${quoteList(allowed, "or")}, or add the verb to \`verbs\` of the rule`
      : "a verb of POST, such as `create`";
  return `\`${name}\`: ${problem}. Begin with ${begin}.`;
}

/** The verbs of each method. Those of POST are all others. */
const verbs: Readonly<Record<string, readonly string[]>> = {
  get: ["get", "list", "search", "lookup", "check", "compare", "diff"],
  post: [],
  patch: ["update"],
  delete: ["delete", "logout"],
};

/** The verbs of operations that return a list. `search` may also return a single resource. */
const listVerbs: readonly string[] = ["list", "search"];
