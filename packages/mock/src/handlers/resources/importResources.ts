import { type Contract, resolve } from "@crewkit/openapi";
import type { ResourceImportResult } from "@crewkit/types";
import type { Call, Handler } from "../../call.ts";
import { requireProject } from "../../rules/projects/projects.ts";
import { type ImportFile, importFile, readFile } from "../../rules/resources/import-resources.ts";

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
