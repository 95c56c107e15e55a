import { type Contract, resolve } from "@crewkit/openapi";
import { truncate } from "../../base/text.ts";
import { boundOf, type Schemas } from "../../contract/values.ts";
import type { Handler, HandlerContext } from "../../rules/handler.ts";
import { findInOrganization, paginate } from "../../rules/records.ts";
import { significanceOf } from "../../rules/statistics/significance.ts";
import { tallyOf } from "../../rules/statistics/tally.ts";
import { currentVersion, findVersion } from "../../rules/versions.ts";
import type { Store } from "../../store/store.ts";
import type { Tables } from "../../store/tables.ts";
import { isTooLarge, readFrontMatter } from "./content.ts";
import { effectiveContent, toEffective } from "./effective.ts";
import {
  addResource,
  type NewResource,
  type OrganizationScope,
  saveContent,
  updateDescription,
  type WriteContext,
} from "./save.ts";
import { endedSessionsOf, statsOf } from "./stats.ts";
import { applicableResources, chainOf, findResource, visibleResources } from "./tiers.ts";

export const compareResourceStats: Handler<"compareResourceStats"> = (context) => {
  const { resource } = context;
  const versions = { from: versionIn(context, "from_hash"), to: versionIn(context, "to_hash") };
  const sessions = endedSessionsOf(context.store, resource, context.caller.user.id);
  const sideOf = ({ version_hash, version_number }: typeof versions.from) => {
    const tally = tallyOf(sessions.filter(({ agent_version_hash }) => agent_version_hash === version_hash));
    return { tally, stats: { version_hash, version_number, ...statsOf(tally) } };
  };
  const from = sideOf(versions.from);
  const to = sideOf(versions.to);
  const significance = significanceOf(from.tally, to.tally);
  return { data: { resource_id: resource.id, from: from.stats, to: to.stats, ...significance } };
};

function versionIn(
  { store, path, query, error }: HandlerContext<"compareResourceStats">,
  parameter: "from_hash" | "to_hash",
) {
  const version = findVersion(store, path, query[parameter]);
  if (!version) throw error("versionUnknown", parameter);
  return version;
}

export const createResource: Handler<"createResource"> = (context) => {
  const { store, organization, body, error } = context;
  const { resource_type, name, description = null, content, change_summary } = body;
  const { project_id = null, parent_id = null } = body;
  const scope = { organization_id: organization.id, project_id };
  requireProject(context, scope);
  if (parent_id !== null && !isValidParent(context, parent_id)) throw error("parentInvalid");
  if (findResource(store, scope, body)) throw error("nameTaken");
  const ownership: Schemas["Resource"]["ownership"] = parent_id === null ? "standalone" : "inherit";
  const fields = { ...scope, resource_type, name, description, ownership, parent_id };
  return { data: addResource(fields, { content, change_summary }, context) };
};

function requireProject(
  { store, error }: { store: Store; error(name: "projectUnknown"): Error },
  { organization_id, project_id }: OrganizationScope,
): void {
  if (project_id !== null && !findInOrganization(store.projects, project_id, organization_id))
    throw error("projectUnknown");
}

// A project resource inherits from its organization or the platform, an organization resource only from the platform.
function isValidParent({ store, organization, body }: HandlerContext<"createResource">, id: string): boolean {
  const parent = store.resources.get(id);
  if (!parent?.published || parent.resource_type !== body.resource_type || parent.name !== body.name) return false;
  const isFromOrganization = parent.organization_id === organization.id && (body.project_id ?? null) !== null;
  return parent.organization_id === null || isFromOrganization;
}

export const forkResource: Handler<"forkResource"> = (context) => {
  const { store, body, requireMembership, error } = context;
  const { organization_id, project_id = null, change_summary } = body;
  requireMembership(organization_id);
  const { resource: parent } = context;
  requireForkable(context, parent);
  const content = body.content ?? effectiveContent(store, chainOf(store, parent));
  // The effective content of several tiers may exceed the maximum size.
  if (isTooLarge(context.contract, content)) throw error("contentTooLarge");
  const { resource_type, name, description, current_version_hash: parent_version_hash } = parent;
  const scope = { organization_id, project_id };
  const origin: Origin = { ownership: "forked", parent_id: parent.id, parent_version_hash };
  const fields = { ...scope, resource_type, name, description, ...origin };
  return { data: addResource(fields, { content, change_summary }, context) };
};

type Origin = Pick<NewResource, "ownership" | "parent_id" | "parent_version_hash">;

function requireForkable(context: HandlerContext<"forkResource">, parent: Tables["resources"]): void {
  const { store, body, error } = context;
  const { organization_id, project_id = null } = body;
  if (!parent.published) throw error("notPublished");
  if (parent.organization_id !== null && parent.organization_id !== organization_id) throw error("otherOrganization");
  if (parent.organization_id !== null && project_id === null) throw error("projectMissing");
  requireProject(context, { organization_id, project_id });
  if (findResource(store, { organization_id, project_id }, parent))
    throw error("nameTaken", project_id === null ? "organization_id" : "project_id");
}

export const getEffectiveResource: Handler<"getEffectiveResource"> = ({ store, resource }) => ({
  data: toEffective(store, resource),
});

export const getResource: Handler<"getResource"> = ({ store, resource }) => {
  return { data: { ...resource, content: currentVersion(store, resource).content } };
};

export const getResourceStats: Handler<"getResourceStats"> = ({ store, resource, caller }) => {
  const sessions = endedSessionsOf(store, resource, caller.user.id);
  return { data: { resource_id: resource.id, ...statsOf(tallyOf(sessions)) } };
};

export const getTieredResource: Handler<"getTieredResource"> = ({ store, resource }) => {
  const tiers = chainOf(store, resource).map((each) => {
    const { version_hash, version_number, content } = currentVersion(store, each);
    return { tier: each.tier, resource_id: each.id, ownership: each.ownership, version_hash, version_number, content };
  });
  return { data: { id: resource.id, resource_type: resource.resource_type, name: resource.name, tiers } };
};

export const importResources: Handler<"importResources"> = (context) => {
  const { contract, organization, body } = context;
  const scope = { organization_id: organization.id, project_id: body.project_id ?? null };
  requireProject(context, scope);
  const files = body.files.map((file) => readFile(contract, file));
  validateFiles(context, files);
  const results = files.map((file) => importFile(scope, file, context));
  return { data: { ...scope, ...countsOf(results), results } };
};

const errorNames = { missing: "nameMissing", malformed: "nameMalformed", tooLong: "nameTooLong" } as const;

function validateFiles({ contract, error }: HandlerContext<"importResources">, files: ImportFile[]): void {
  const seen = new Set<string>();
  for (const [index, { resource_type, name }] of files.entries()) {
    const field = `files.${index}.name`;
    const nameError = slugError(contract, name);
    if (nameError) throw error(errorNames[nameError], field);
    if (seen.has(`${resource_type} ${name}`)) throw error("nameRepeated", field);
    seen.add(`${resource_type} ${name}`);
  }
}

function countsOf(results: Schemas["ResourceImportResult"][]) {
  const count = (outcome: Schemas["ResourceImportOutcome"]) =>
    results.filter(({ result }) => result === outcome).length;
  return { created_count: count("created"), updated_count: count("updated"), unchanged_count: count("unchanged") };
}

// A schema can't check the names, because they may come from front matter.
function slugError(contract: Contract, text: string): keyof typeof errorNames | undefined {
  const slug = resolve(contract, { $ref: "#/components/schemas/Slug" }) as { pattern: string; maxLength: number };
  if (text === "") return "missing";
  if (text.length > slug.maxLength) return "tooLong";
  return new RegExp(slug.pattern).test(text) ? undefined : "malformed";
}

interface ImportFile extends Pick<Schemas["ResourceImportFile"], "resource_type" | "content"> {
  /** The name in the request, or else in the front matter. Empty if both are missing. Not validated yet. */
  name: string;
  description: string | undefined;
}

function readFile(contract: Contract, { resource_type, name, content }: Schemas["ResourceImportFile"]): ImportFile {
  const frontMatter = readFrontMatter(content);
  const maxLength = boundOf(contract, ["Resource", "description"], "maxLength");
  // Escape sequences in YAML can contain characters that are rejected in a request.
  const text = frontMatter.description?.replaceAll(/[\0\p{Surrogate}]/gu, "") || undefined;
  const description = text && truncate(text, maxLength);
  return { resource_type, name: name ?? frontMatter.name ?? "", content, description };
}

function importFile(
  scope: OrganizationScope,
  file: ImportFile,
  context: WriteContext,
): Schemas["ResourceImportResult"] {
  const { resource_type, name, content, description = null } = file;
  const before = findResource(context.store, scope, file);
  const after = before
    ? saveContent(updateDescription(before, file.description, context), { content }, context)
    : addResource({ ...scope, resource_type, name, description }, { content }, context);
  return {
    resource_id: after.id,
    resource_type,
    name,
    result: outcomeOf(before, after),
    version_hash: after.current_version_hash,
    version_number: after.current_version_number,
  };
}

// `before` and `after` are the same object if nothing changed.
function outcomeOf(before: Tables["resources"] | undefined, after: object): Schemas["ResourceImportResult"]["result"] {
  if (!before) return "created";
  return before === after ? "unchanged" : "updated";
}

export const listEffectiveResources: Handler<"listEffectiveResources"> = (context) => {
  const { store, caller, query } = context;
  const { organization_id, project_id = null } = query;
  const scope = { organization_id, project_id };
  requireProject(context, scope);
  const applicable = applicableResources(context, scope);
  return paginate(applicable, query, (resource) => toEffective(store, resource, caller.user.id));
};

export const listOrganizationResources: Handler<"listOrganizationResources"> = ({ organization, list }) =>
  list("resources", { organization_id: organization.id });

export const listResources: Handler<"listResources"> = visibleResources;

export const publishResource: Handler<"publishResource"> = ({ store, resource, error }) => {
  if (resource.project_id !== null) throw error("noTierBelow");
  if (resource.published) throw error("alreadyPublished");
  return { data: store.resources.update(resource, { published: true }) };
};

export const updateResource: Handler<"updateResource"> = (context) => {
  const { content, description, change_summary } = context.body;
  const described = updateDescription(context.resource, description, context);
  return { data: content === undefined ? described : saveContent(described, { content, change_summary }, context) };
};
