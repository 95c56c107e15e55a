import { contentHash, createSlug } from "../base/text.ts";
import { createUserCode } from "../resources/authentication/devices.ts";
import { createExperimentSlug } from "../resources/experiments/rules.ts";
import { references } from "../store/references.ts";
import { type Row, tableOf, uniqueFields } from "../store/store.ts";
import type { Tables } from "../store/tables.ts";
import type { DataContext, Fields } from "./data.ts";
import { candidatesFor } from "./find-reference.ts";

export interface Derivation extends DataContext {
  table: keyof Tables;
  field: string;
  given: Fields;
  example: Fields;
  /** The given or completed value of a field. */
  get(field: string): unknown;
  /** The value as text, such as an ID. */
  text(field: string): string;
}

/** Values of fields that are not given, by field or by table and field. An undefined value is completed in another way. */
export const derivations: Record<string, (derivation: Derivation) => unknown> = {
  name: ({ given }) => toName(given.slug ?? given.key ?? given.email ?? given.remote_url),
  slug: (each) => uniqueSlug(each, each.get("name")),
  key: (each) => uniqueSlug(each, each.given.custom_name ?? each.example.key),
  "resources.name": (each) => uniqueSlug(each, each.example.name),
  "users.email": (each) => uniqueSlug(each, firstName(each.text("name")), "@acme.example"),
  "members.role_id": ({ store, given, text }) =>
    given.permission_level === "owner"
      ? store.roles.find({ organization_id: text("organization_id"), key: "admin" })?.id
      : undefined,
  "playbooks.conventions_count": () => 0,
  enabled: () => true,
  "invitations.token": ({ random }) => `inv_${random.secret(32)}`,
  "passkeys.credential_id": ({ random }) => random.secret(32),
  "device_grants.user_code": createUserCode,
  "repositories.remote_url": ({ store, text }) =>
    `github.com/${store.organizations.get(text("organization_id"))?.slug}/${text("slug")}`,
  "resources.tier": ({ get }) =>
    get("project_id") !== null ? "project" : get("organization_id") !== null ? "organization" : "platform",
  "resources.ownership": ({ get }) => (get("parent_id") === null ? "standalone" : "inherit"),
  "versions.version_number": ({ store, text }) => (store.versions.in(text("resource_id"))[0]?.version_number ?? 0) + 1,
  "versions.version_hash": ({ text }) => contentHash(text("content")),
  "versions.content": ({ store, text }) => `# ${toName(store.resources.get(text("resource_id"))?.name)}\n`,
  "experiments.slug": ({ store, random, text }) => createExperimentSlug(store, text("organization_id"), random),
  "experiments.resource_id": (each) =>
    candidatesFor(each, "resources", each.get("organization_id")).find(
      (resource) => resource.resource_type === "agent" && each.store.versions.in(resource.id).length > 1,
    )?.id,
  "experiments.control_version_hash": ({ store, text }) =>
    store.versions.in(text("resource_id")).slice(0, 2).at(-1)?.version_hash,
  "experiments.variant_version_hash": ({ store, text }) => store.versions.in(text("resource_id"))[0]?.version_hash,
};

/** The first word of a name. */
export function firstName(name: string): string {
  return name.split(" ")[0] ?? name;
}

// The name of `checkout-api` is "Checkout Api", and the name of `fay.stone@acme.example` is "Fay Stone".
function toName(text: unknown): string | undefined {
  if (typeof text !== "string") return undefined;
  // Without the flag `s`, many `@` before a line break would take quadratic time.
  const words = text.replace(/^.*\/|@.*$/gs, "").split(/[-._]+/);
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(" ");
}

// Unique among the records with the same parent.
function uniqueSlug({ store, table, field, get }: Derivation, text: unknown, suffix = ""): string {
  const parents = references.filter((each) => each.table === table && uniqueFields(table).includes(each.field));
  const isSibling = (row: Row) => parents.every((parent) => row[parent.field] === get(parent.field));
  const taken = new Set(
    tableOf(store, table)
      .all()
      .filter(isSibling)
      .map((row) => row[field]),
  );
  const isTaken = (slug: string) => taken.has(slug + suffix);
  return createSlug(typeof text === "string" && /[a-z\d]/i.test(text) ? text : table, 63, isTaken) + suffix;
}
