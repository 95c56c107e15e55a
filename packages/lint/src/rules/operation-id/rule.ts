import type { Rule } from "../../contract.ts";
import { answersList, type Operation } from "../../operations.ts";
import { quoted } from "../../text.ts";

/** An operation is named by a verb and a noun; the verb agrees with its method, and with whether it answers a list. */
export const rule: Rule = ({ operations, report }) => {
  for (const operation of operations.filter(({ place }) => place.text("operationId"))) {
    const fault = faultOf(operation);
    if (fault) report(fault, operation.place.get("operationId").at);
  }
};

function faultOf(operation: Operation): string | undefined {
  const { name, method } = operation;
  const [, verb = "", noun = ""] = /^([a-z]+)((?:[A-Z][a-z0-9]*)+)$/.exec(name) ?? [];
  if (!verb) return `\`${name}\` is no verb and noun in camelCase. Write it like \`listSessions\`.`;
  const allowed = verbs[method] ?? [];
  if (allowed.length === 0)
    return `\`${name}\` is a ${method.toUpperCase()}, which this API does not use. Choose another method.`;
  if (!allowed.includes(verb)) return wrongVerb(name, verb, method, allowed);
  const isList = answersList(operation);
  if (verb === listVerbs[0] && !isList)
    return `\`${name}\` answers no list (an array under \`data\`). Call it \`get${noun}\`.`;
  if (isList && !listVerbs.includes(verb)) return `\`${name}\` answers a list. Call it \`${listVerbs[0]}${noun}\`.`;
  return undefined;
}

function wrongVerb(name: string, verb: string, method: string, allowed: readonly string[]): string {
  const of = `a ${method.toUpperCase()} does not begin with \`${verb}\``;
  return `\`${name}\`: ${of}. Begin with ${quoted(allowed, "or")}, or add the verb to \`verbs\` of the rule.`;
}

/** The verbs with which the name of an operation begins, by its method. Add one when an operation needs it. */
const verbs: Readonly<Record<string, readonly string[]>> = {
  get: ["get", "list", "search", "lookup", "check", "compare", "diff"],
  post: [
    ...["create", "import", "extract", "fork", "resolve"],
    ...["request", "verify", "exchange", "refresh", "revoke", "complete"],
    ...["accept", "decline", "resend", "transfer", "challenge"],
    ...["end", "compact", "publish", "upgrade", "rollback"],
    ...["start", "stop", "archive", "deploy", "enable", "disable"],
  ],
  patch: ["update"],
  delete: ["delete", "logout"],
};

/** The verbs of a list; the first is its alone. */
const listVerbs: readonly string[] = ["list", "search"];
