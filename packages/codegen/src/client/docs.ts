import { type Contract, type Operation, resolve } from "@crewkit/openapi";
import type { Docs } from "../typescript.ts";
import { exampleCall } from "./example.ts";
import type { MethodName } from "./names.ts";
import type { ClientOperation } from "./operation.ts";

/** Describes a method: the contract's description, the required permission and an example. */
export function methodDocs(contract: Contract, clientOperation: ClientOperation): Docs {
  const { operation, methodPathParameters } = clientOperation;
  return {
    paragraphs: [
      `${operation.summary}: operation \`${operation.operationId}\`, \`${endpointOf(operation)}\`.`,
      ...operation.description.split(/\n\s*\n/),
      ...permissionDocs(operation),
      ...clientNotes(clientOperation),
    ],
    tags: [
      ...methodPathParameters.map((value) => `@param ${value.name} ${lowerFirst(value.description ?? "")}`),
      ...inputDocs(contract, clientOperation),
      ...specificErrors(clientOperation).map(
        ([status, { description }]) => `@throws {CrewkitError} ${status}: ${description}`,
      ),
    ],
    example: exampleCall(contract, clientOperation),
  };
}

function endpointOf({ method, path }: Operation): string {
  return `${method.toUpperCase()} ${path}`;
}

/** Describes a group: the description of its tag, and references to related methods. */
export function groupDocs(contract: Contract, [first]: ClientOperation[], all: ClientOperation[]): Docs {
  if (!first) return { paragraphs: [] };
  const tag = contract.tags?.find(({ name }) => name === first.operation.tag);
  const paragraphs = [
    tag?.description ?? "",
    ...otherReceiver(first.name, all),
    ...(relatedGroups[first.name.group] ?? []),
  ];
  return { paragraphs };
}

function otherReceiver({ receiver, group }: MethodName, all: ClientOperation[]): string[] {
  const others = all.filter(({ name }) => name.group === group && name.receiver !== receiver);
  const [first] = others;
  if (!first) return [];
  const methods = others.map(({ name }) => `\`${name.method}\``).join(", ");
  return [`See \`${first.name.receiver}.${group}\` for ${methods}.`];
}

const relatedGroups: Readonly<Record<string, string[]>> = {
  resources: ["See `crewkit.versions` for the versions of a resource."],
  versions: ["See `crewkit.resources` and `org.resources` for the resources themselves."],
  playbooks: ["See `crewkit.conventions` for the conventions of a playbook."],
  conventions: ["See `org.playbooks` for the playbooks that contain them."],
};

/** Error statuses that all operations can return. Public operations do not return 401. */
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
  return [...required.map(({ name }) => `\`${name}\` (required)`), ...optional.map(({ name }) => `\`${name}\``)].join(
    ", ",
  );
}

function lowerFirst(text: string): string {
  return text.replace(/^[A-Z](?![A-Z])/, (letter) => letter.toLowerCase());
}

function permissionDocs({ secured, permission, permissionForOthers }: Operation): string[] {
  if (!secured) return ["Does not require an access token."];
  if (permission === undefined) return [];
  if (permissionForOthers) {
    const { record, level } = permissionForOthers;
    const levels = `${atLeast(permission)} for your own ${record}, and ${atLeast(level)} for others`;
    return [`Requires the permission level ${levels}.`];
  }
  if (permission === "viewer") return ["Any member of the organization can call this."];
  return [`Requires the permission level ${atLeast(permission)}.`];
}

function atLeast(level: string): string {
  return level === "owner" ? "`owner`" : `\`${level}\` or higher`;
}

function clientNotes({ operation, success }: ClientOperation): string[] {
  const notes = [...(success.type === "TokenPair" ? [signInNote] : []), ...(tokenNotes[operation.operationId] ?? [])];
  return notes.length > 0 ? [notes.join(" ")] : [];
}

const signInNote = "To use the returned tokens in this client, pass them to `crewkit.signIn`.";

/** How operations affect the client's own tokens. */
export const tokenNotes: Readonly<Record<string, string[]>> = {
  refreshToken: [
    "The client refreshes its own tokens automatically. If you pass its own refresh token here without calling",
    "`crewkit.signIn`, the client's next refresh reuses that token, which revokes the login.",
  ],
  revokeToken: [
    "The client keeps its own tokens. If they belong to the revoked login, calls fail with 401 until you call `crewkit.signIn`.",
  ],
  logoutUser: [
    "Revokes the login of the client's own token. The client and its token store keep their tokens.",
    "Calls fail with 401 until you call `crewkit.signIn`.",
  ],
};
