import type { ResourceImportResult } from "@crewkit/types";
import type { Call, Handler } from "../../call.ts";
import { type ImportFile, importFile, readFile } from "../../rules/resources/import-resources.ts";
import { isProjectOf } from "../../rules/resources/resources.ts";
import { slugFault } from "../../rules/resources/slug-fault.ts";

export const importResources: Handler<"importResources"> = (call) => {
  const { store, organization, body, refuse } = call;
  const { project_id = null } = body;
  if (project_id !== null && !isProjectOf(store, organization.id, project_id)) throw refuse("projectUnknown");
  const files = body.files.map(readFile);
  refuseFiles(call, files);
  const place = { organization_id: organization.id, project_id };
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
