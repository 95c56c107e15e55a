import type { Tables } from "./tables.ts";

/** The fields of a record that no other of its kind shares, and by which it is found; of the other kinds it is the id. */
interface Keys {
  users: "email";
  passkeys: "credential_id";
  organizations: "slug";
  members: "organization_id" | "user_id";
  roles: "organization_id" | "key";
  invitations: "token";
  projects: "organization_id" | "slug";
  repositories: "organization_id" | "remote_url";
  resources: "organization_id" | "project_id" | "resource_type" | "name";
  versions: "resource_id" | "version_hash";
  conventions: "playbook_id" | "key";
  playbook_subscriptions: "organization_id" | "playbook_id";
  experiments: "organization_id" | "slug";
  device_grants: "user_code";
}

/** The names of those fields. */
export type KeyOf<Name extends keyof Tables> = (Name extends keyof Keys ? Keys[Name] : "id") & keyof Tables[Name];
