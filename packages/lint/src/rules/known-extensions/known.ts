import type { Contract } from "../../contract.ts";
import { schemaOf } from "../../operations.ts";
import type { Place } from "../../place.ts";
import { property } from "../../schemas.ts";

/** What a key of ours must hold, and whether a value of it does. */
interface Extension {
  readonly must: string;
  holds(value: unknown, owner: Place, contract: Contract): boolean;
}

export type Known = ReadonlyMap<string, Extension>;

const isText = (value: unknown) => typeof value === "string" && value.trim() !== "";
const text: Extension = { must: "be a text", holds: isText };

const sentence: Extension = {
  must: "be a sentence that ends in a full stop",
  holds: (value) => typeof value === "string" && /^\p{Lu}.*\.$/su.test(value),
};

/** The keys that an operation can carry. */
export const ofOperations: Known = known({
  // The least level in the organization that may call it.
  "x-permission": {
    must: "be a value of the schema `PermissionLevel`",
    holds: (value, _, contract) => levels(contract).includes(value),
  },
  // The field of the body that is a credential: a wrong one is a 401.
  "x-credential": {
    must: "name a field of the request body",
    holds: (value, operation) => property(schemaOf(operation.get("requestBody")), String(value)).node !== undefined,
  },
  // The state that is refused with 422.
  "x-refused-when": sentence,
});

/** The keys that a schema can carry. */
export const ofSchemas: Known = known({
  // Who published this answer without an envelope.
  "x-unwrapped": text,
  // More values may be added.
  "x-open-enum": {
    must: "be true next to an `enum`",
    holds: (value, schema) => value === true && schema.has("enum"),
  },
  // Whose form this is, where it is not ours.
  "x-foreign": text,
  // What is said of a text that does not match.
  "x-pattern-message": {
    must: "be a text beside a `pattern`",
    holds: (value, schema) => isText(value) && schema.has("pattern"),
  },
  // The bound of a text as UTF-8, where `maxLength`, which counts characters, is not sharp enough.
  "x-max-bytes": {
    must: "be a whole number beside `maxLength`",
    holds: (value, schema) => Number.isInteger(value) && schema.has("maxLength"),
  },
});

function known(extensions: Record<string, Extension>): Known {
  return new Map(Object.entries(extensions));
}

function levels({ every }: Contract): unknown[] {
  const schema = every("Schema").find(({ component, key }) => (component ?? key) === "PermissionLevel");
  const values = schema?.get("enum").items() ?? [];
  return values.map(({ node }) => node);
}
