import { type Contract, type Operation, resolve } from "@crewkit/openapi";
import { exampleCall } from "./example.ts";
import type { Docs } from "./layout.ts";
import { formatName, type MethodName } from "./names.ts";
import type { ClientOperation } from "./operation.ts";

/** The docstring of a method: the contract's description and an example. */
export function methodDocs(contract: Contract, given: ClientOperation): Docs {
  const { operation, methodPathParameters } = given;
  return {
    paragraphs: [
      `${operation.summary}: \`${operation.method.toUpperCase()} ${operation.path}\`.`,
      ...operation.description.split(/\n\s*\n/),
      ...notesOn(given),
    ],
    tags: [
      ...methodPathParameters.map((value) => `@param ${value.name} ${lowerFirst(value.description ?? "")}`),
      ...inputDocs(contract, given),
      ...specificErrors(given).map(([status, { description }]) => `@throws {CrewkitError} ${status}: ${description}`),
    ],
    example: exampleCall(contract, given),
  };
}

/** The docstring of a function: a reference to its method. */
export function functionDocs({ operation, name }: ClientOperation): Docs {
  const holder = name.receiver === "org" ? "crewkit.org(id)" : "crewkit";
  const methodName = formatName(name).replace(/^\w+/, holder);
  return { paragraphs: [`${operation.summary}. Described in full at \`${methodName}\`.`] };
}

/** The docstring of a group: the description of its tag, and the other place that has operations of the tag. */
export function groupDocs(contract: Contract, [first]: ClientOperation[], all: ClientOperation[]): Docs {
  if (!first) return { paragraphs: [] };
  const tag = contract.tags?.find(({ name }) => name === first.operation.tag);
  const paragraphs = [tag?.description ?? "", ...otherReceiver(first.name, all), ...(related[first.name.group] ?? [])];
  return { paragraphs };
}

function otherReceiver({ receiver, group }: MethodName, all: ClientOperation[]): string[] {
  const others = all.filter(({ name }) => name.group === group && name.receiver !== receiver);
  const [first] = others;
  if (!first) return [];
  const methods = others.map(({ name }) => `\`${name.method}\``).join(", ");
  return [`The rest is at \`${first.name.receiver}.${group}\`: ${methods}.`];
}

// Groups that are about the same resource.
const related: Readonly<Record<string, string[]>> = {
  resources: ["The versions of a resource are at `crewkit.versions`."],
  versions: ["The resources themselves are at `crewkit.resources` and `org.resources`."],
  playbooks: ["The conventions of a playbook are at `crewkit.conventions`."],
  conventions: ["The playbooks that they stand in are at `org.playbooks`."],
};

/** The error statuses that any operation can return. With a token, that includes an expired one. */
export const commonErrors: readonly string[] = ["401", "429", "500"];

function specificErrors({ operation, success }: ClientOperation) {
  const common = operation.secured ? commonErrors : commonErrors.slice(1);
  return Object.entries(operation.responses).filter(
    ([status]) => status !== success.status && !common.includes(status),
  );
}

function inputDocs(contract: Contract, { operation, input }: ClientOperation): string[] {
  if (input?.kind === "query") return [`@param query ${queryDocs(operation)}.`];
  const { schema } = operation.requestBody?.content["application/json"] ?? {};
  const description = schema && resolve(contract, schema).description;
  return description ? [`@param body ${lowerFirst(description)}`] : [];
}

function queryDocs({ parameters }: Operation): string {
  const query = parameters.filter((parameter) => parameter.in === "query");
  const { required = [], optional = [] } = Object.groupBy(query, (each) => (each.required ? "required" : "optional"));
  const names = (some: typeof query) => some.map(({ name }) => `\`${name}\``).join(", ");
  if (required.length === 0) return names(optional);
  return `${names(required)}${optional.length > 0 ? `; and, if you like, ${names(optional)}` : ""}`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function notesOn({ operation, success }: ClientOperation): string[] {
  const own = tokenNotes[operation.operationId];
  return [...(success.type === "TokenPair" ? [signInNote] : []), ...(own ? [own] : [])];
}

const signInNote = "The connection does not use them: give them to `crewkit.signIn`.";

/** How an operation affects the connection's own tokens, by operationId. */
export const tokenNotes: Readonly<Record<string, string>> = {
  refreshToken:
    "The connection refreshes its own tokens without this. Its own refresh token, given here, is used up: unless the answer goes to `crewkit.signIn`, the connection's next refresh ends the login.",
  revokeToken:
    "The connection keeps the tokens that it has. If the login was its own, its calls fail with 401 from now on, until `crewkit.signIn`.",
  logoutUser:
    "The login is that of the connection's own token. The connection keeps its tokens, and so does a store: its calls fail with 401 from now on, until `crewkit.signIn`.",
};
