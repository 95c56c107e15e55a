import { type Contract, resolve } from "@crewkit/openapi";
import type { ResourceImportFile, ResourceImportResult } from "@crewkit/types";
import type { Handler, HandlerContext } from "../../handler.ts";
import { boundOf } from "../../rules/contract.ts";
import { requireProject } from "../../rules/projects/projects.ts";
import { readFrontMatter } from "../../rules/resources/content.ts";
import { findResource } from "../../rules/resources/tiers.ts";
import {
  addResource,
  type OrganizationScope,
  saveContent,
  updateDescription,
  type WriteContext,
} from "../../rules/resources/versions.ts";
import { truncate } from "../../rules/text.ts";
import type { Tables } from "../../store/tables.ts";

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

function countsOf(results: ResourceImportResult[]) {
  const count = (outcome: string) => results.filter(({ result }) => result === outcome).length;
  return { created_count: count("created"), updated_count: count("updated"), unchanged_count: count("unchanged") };
}

// A schema can't check the names, because they may come from front matter.
function slugError(contract: Contract, text: string): keyof typeof errorNames | undefined {
  const slug = resolve(contract, { $ref: "#/components/schemas/Slug" }) as { pattern: string; maxLength: number };
  if (text === "") return "missing";
  if (text.length > slug.maxLength) return "tooLong";
  return new RegExp(slug.pattern).test(text) ? undefined : "malformed";
}

interface ImportFile extends Pick<ResourceImportFile, "resource_type" | "content"> {
  /** The name in the request, or else in the front matter. Empty if both are missing. Not validated yet. */
  name: string;
  description: string | undefined;
}

function readFile(contract: Contract, { resource_type, name, content }: ResourceImportFile): ImportFile {
  const frontMatter = readFrontMatter(content);
  const maxLength = boundOf(contract, ["Resource", "description"], "maxLength");
  // Escape sequences in YAML can contain characters that are rejected in a request.
  const text = frontMatter.description?.replaceAll(/[\0\p{Surrogate}]/gu, "") || undefined;
  const description = text && truncate(text, maxLength);
  return { resource_type, name: name ?? frontMatter.name ?? "", content, description };
}

function importFile(scope: OrganizationScope, file: ImportFile, context: WriteContext): ResourceImportResult {
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
function outcomeOf(before: Tables["resources"] | undefined, after: object): ResourceImportResult["result"] {
  if (!before) return "created";
  return before === after ? "unchanged" : "updated";
}
