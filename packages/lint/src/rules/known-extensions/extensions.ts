import type { Contract } from "../../contract.ts";
import { isMap, type Node } from "../../node.ts";
import { jsonSchema } from "../../operations.ts";
import { property } from "../../schemas.ts";

interface Extension {
  /** For messages: the text after "must". */
  readonly requirement: string;
  isValid(value: unknown, owner: Node, contract: Contract): boolean;
}

export type KnownExtensions = ReadonlyMap<string, Extension>;

export type Owner = "document" | "operation" | "parameter" | "header" | "schema";

const isNonEmptyString = (value: unknown) => typeof value === "string" && value.trim() !== "";
const nonEmptyString: Extension = { requirement: "be a non-empty string", isValid: isNonEmptyString };

const sentence: Extension = {
  requirement: "be a sentence that ends with a period",
  isValid: (value) => typeof value === "string" && /^\p{Lu}.*\.$/su.test(value),
};

const rootExtensions: Record<string, Extension> = {
  // The rate limits and their headers. The headers report the first limit that applies to a request.
  "x-rate-limits": {
    requirement:
      "have `headers` (`limit`, `remaining` and `reset`) and `limits` with `scope`, `requests` and `seconds`. " +
      "All limits except the last need a `path_prefix`, such as `/{org_id}/`",
    isValid: (_, root) => hasValidLimits(root.get("x-rate-limits")),
  },
  // The maximum size of a request body in bytes.
  "x-max-body-bytes": { requirement: "be a positive integer", isValid: isCount },
  // The statuses that each kind of operation documents. The rule status-codes checks it.
  "x-error-matrix": { requirement: "be an object", isValid: (value) => typeof value === "object" && value !== null },
};

const deprecation: Record<string, Extension> = {
  // The last day of support of a deprecated element, which is then removed.
  "x-sunset": {
    requirement: "be a date that has not passed: `YYYY-MM-DD`. Remove the element after that day, or set a later date",
    isValid: (value) => isDate(value) && value >= new Date().toISOString().slice(0, 10),
  },
};

const parameterExtensions: Record<string, Extension> = {
  // The kind of object that the parameter identifies. The caller needs access to the object.
  "x-scope": {
    requirement: "be `organization`, `resource` or `playbook`",
    isValid: (value) => ["organization", "resource", "playbook"].includes(String(value)),
  },
  // The filter of the parameter, if it is not the field with its name.
  "x-filter": {
    requirement:
      "be a JSON pointer to a field, `{ field, equals }`, `{ search }` with a list of fields, or false. `equals` is an operation " +
      "and a pointer in its response, such as `getCurrentUser#/user/id`",
    isValid: (value, _, contract) => isFilter(value, contract),
  },
};

const operationExtensions: Record<string, Extension> = {
  // Any user can call the operation. The scope of other operations is in one of their parameters.
  "x-scope": { requirement: "be `user`", isValid: (value) => value === "user" },
  // The lowest permission level in the organization that the operation requires.
  "x-permission": {
    requirement:
      "be a value of the schema `PermissionLevel`, `{ record, own, others }` (a noun for the caller's record, its level, and a " +
      "higher level for records of others), or `{ level, platform }` (the level for crewkit's objects, in any organization)",
    isValid: (value, _, contract) => isPermission(value, levels(contract)),
  },
  // The property of the request body that is a credential. A wrong credential returns 401.
  "x-credential": {
    requirement: "name a property of the request body",
    isValid: (value, operation) =>
      property(jsonSchema(operation.get("requestBody")), String(value)).value !== undefined,
  },
  // The state in which the operation returns 422.
  "x-invalid-state": sentence,
  // The consequence that the caller can't undo.
  "x-consequence": sentence,
  // The operation has no side effects.
  "x-read-only": {
    requirement: "be true, and only on a POST: a GET never has side effects, and other methods always do",
    isValid: (value, operation) => value === true && operation.key === "post",
  },
  // The fields that sort a list. The rule list-order checks them.
  "x-order": { requirement: "be a list", isValid: Array.isArray },
};

const schemaExtensions: Record<string, Extension> = {
  // The known values of an enum that may get more values.
  "x-extensible-enum": {
    requirement: "list the known values, without `enum`",
    isValid: (_, schema) => schema.get("x-extensible-enum").items().length > 0 && !schema.has("enum"),
  },
  // The meaning of each value of an enum.
  "x-enumDescriptions": {
    requirement: "have a sentence for each value of `enum` or `x-extensible-enum`, in the same order",
    isValid: (_, schema) => describesEachValue(schema),
  },
  // The standard that defines this response without an envelope.
  "x-unwrapped": nonEmptyString,
  // The standard that defines this schema.
  "x-foreign": nonEmptyString,
  // The error message for a value that does not match the pattern.
  "x-pattern-message": {
    requirement: "be a non-empty string next to a `pattern`",
    isValid: (value, schema) => isNonEmptyString(value) && schema.has("pattern"),
  },
  // The times of the last change, with the properties whose changes set them.
  "x-change-times": {
    requirement: "list properties of the schema by the name of another property",
    isValid: (value, schema) => isMap(value) && listsProperties(value, schema),
  },
  // The value is secret.
  "x-secret": { requirement: "be true", isValid: (value) => value === true },
  // The maximum length in UTF-8 bytes. `maxLength` counts characters.
  "x-max-bytes": {
    requirement: "be an integer next to `maxLength`",
    isValid: (value, schema) => Number.isInteger(value) && schema.has("maxLength"),
  },
};

/** The extensions by the object that they may be in. openapi/README.md and CONTRIBUTING.md document them, and a test compares them. */
export const knownExtensions: Readonly<Record<Owner, KnownExtensions>> = {
  document: createMap(rootExtensions),
  operation: createMap({ ...operationExtensions, ...deprecation }),
  parameter: createMap({ ...parameterExtensions, ...deprecation }),
  header: createMap(deprecation),
  schema: createMap({ ...schemaExtensions, ...deprecation }),
};

function isFilter(value: unknown, { operations }: Contract): boolean {
  const isField = (text: unknown) => typeof text === "string" && text.startsWith("/");
  if (value === false || isField(value)) return true;
  if (!isMap(value)) return false;
  if (Array.isArray(value.search)) return value.search.every(isField);
  const [operationId, pointer] = String(value.equals).split("#");
  return isField(value.field) && isField(pointer) && operations.some(({ name }) => name === operationId);
}

// Levels start with the highest.
function isPermission(value: unknown, highestFirst: unknown[]): boolean {
  if (!isMap(value)) return highestFirst.includes(value);
  if ("platform" in value) {
    const isLevel = (level: unknown) => highestFirst.includes(level);
    return isLevel(value.level) && isLevel(value.platform) && Object.keys(value).length === 2;
  }
  const { record, own, others, ...unknown } = value;
  const isHigher = highestFirst.slice(0, Math.max(highestFirst.indexOf(own), 0)).includes(others);
  return (
    typeof record === "string" && /^[a-z]+( [a-z]+)*$/.test(record) && isHigher && Object.keys(unknown).length === 0
  );
}

function listsProperties(times: Readonly<Record<string, unknown>>, schema: Node): boolean {
  const isProperty = (name: unknown) => schema.get("properties").has(String(name));
  return Object.entries(times).every(
    ([time, names]) => isProperty(time) && Array.isArray(names) && names.length > 0 && names.every(isProperty),
  );
}

function describesEachValue(schema: Node): boolean {
  const values = [...schema.get("enum").items(), ...schema.get("x-extensible-enum").items()];
  const meanings = schema.get("x-enumDescriptions");
  return (
    values.length > 0 &&
    values.map(({ value }) => String(value)).join() === meanings.keys().join() &&
    meanings.children.every(({ value }) => sentence.isValid(value, schema, undefined as never))
  );
}

function isCount(value: unknown): boolean {
  return Number.isInteger(value) && Number(value) > 0;
}

function isDate(value: unknown): value is string {
  // `Date.parse` turns February 30 into March 2.
  const time = typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value) ? Date.parse(value) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value as string);
}

function hasValidLimits(rateLimits: Node): boolean {
  const limits = rateLimits.get("limits").items();
  const isValidLimit = (limit: Node, index: number) =>
    isNonEmptyString(limit.get("scope").value) &&
    isCount(limit.get("requests").value) &&
    isCount(limit.get("seconds").value) &&
    limit.has("path_prefix") === index < limits.length - 1 &&
    (!limit.has("path_prefix") || /^\/.*\{\w+\}.*\/$/.test(limit.text("path_prefix")));
  const headers = ["limit", "remaining", "reset"].map((role) => rateLimits.get("headers", role).value);
  return headers.every(isNonEmptyString) && limits.length > 0 && limits.every(isValidLimit);
}

function createMap(extensions: Record<string, Extension>): KnownExtensions {
  return new Map(Object.entries(extensions));
}

function levels({ nodes }: Contract): unknown[] {
  const schema = nodes("Schema").find(({ componentName, key }) => (componentName ?? key) === "PermissionLevel");
  const values = schema?.get("enum").items() ?? [];
  return values.map(({ value }) => value);
}
