import { type Contract, resolve } from "@crewkit/openapi";
import type { ResourceImportFile, ResourceImportResult } from "@crewkit/types";
import type { Call, Handler } from "../../call.ts";
import { boundOf } from "../../rules/contract.ts";
import { requireProject } from "../../rules/projects/projects.ts";
import { readFrontMatter } from "../../rules/resources/content.ts";
import { resourceAt } from "../../rules/resources/tiers.ts";
import {
  addResource,
  describeResource,
  type OrganizationPlace,
  type Writer,
  writeContent,
} from "../../rules/resources/versions.ts";
import { cutOff } from "../../rules/text.ts";
import type { Tables } from "../../store/tables.ts";

export const importResources: Handler<"importResources"> = (call) => {
  const { contract, organization, body } = call;
  const place = { organization_id: organization.id, project_id: body.project_id ?? null };
  requireProject(call, place);
  const files = body.files.map((file) => readFile(contract, file));
  refuseFiles(call, files);
  const results = files.map((file) => importFile(place, file, call));
  return { data: { ...place, ...countsOf(results), results } };
};

const refusals = { missing: "nameMissing", malformed: "nameMalformed", tooLong: "nameTooLong" } as const;

// All files are looked at before the first is imported.
function refuseFiles({ contract, refuse }: Call<"importResources">, files: ImportFile[]): void {
  const known = new Set<string>();
  for (const [index, { resource_type, name }] of files.entries()) {
    const field = `files.${index}.name`;
    const fault = slugFault(contract, name);
    if (fault) throw refuse(refusals[fault], field);
    if (known.has(`${resource_type} ${name}`)) throw refuse("nameRepeated", field);
    known.add(`${resource_type} ${name}`);
  }
}

function countsOf(results: ResourceImportResult[]) {
  const count = (wanted: string) => results.filter(({ result }) => result === wanted).length;
  return { created_count: count("created"), updated_count: count("updated"), unchanged_count: count("unchanged") };
}

// A schema can't check these names, since they may be in the front matter of a content.
function slugFault(contract: Contract, text: string): keyof typeof refusals | undefined {
  const slug = resolve(contract, { $ref: "#/components/schemas/Slug" }) as { pattern: string; maxLength: number };
  if (text === "") return "missing";
  if (text.length > slug.maxLength) return "tooLong";
  return new RegExp(slug.pattern).test(text) ? undefined : "malformed";
}

/** A file of an import, with what its front matter says. */
interface ImportFile extends Pick<ResourceImportFile, "resource_type" | "content"> {
  /** From the request, else from the front matter; not checked, and empty where neither has one. */
  name: string;
  description: string | undefined;
}

/** Reads a file of an import. A description is cut at what a resource's may have. */
function readFile(contract: Contract, { resource_type, name, content }: ResourceImportFile): ImportFile {
  const front = readFrontMatter(content);
  const longest = boundOf(contract, ["Resource", "description"], "maxLength");
  const description = front.description && cutOff(front.description, longest);
  return { resource_type, name: name ?? front.name ?? "", content, description };
}

/** Imports a file into a place: as a new resource, or as the current content of the one that is called so. */
function importFile(place: OrganizationPlace, file: ImportFile, writer: Writer): ResourceImportResult {
  const { resource_type, name, content, description = null } = file;
  const before = resourceAt(writer.store, place, file);
  const after = before
    ? writeContent(describeResource(before, file.description, writer), { content }, writer)
    : addResource({ ...place, resource_type, name, description }, { content }, writer);
  return {
    ...{ resource_id: after.id, resource_type, name },
    result: outcomeOf(before, after),
    version_hash: after.current_version_hash,
    version_number: after.current_version_number,
  };
}

// A resource that is not changed is the same record.
function outcomeOf(before: Tables["resources"] | undefined, after: object): ResourceImportResult["result"] {
  if (!before) return "created";
  return before === after ? "unchanged" : "updated";
}
