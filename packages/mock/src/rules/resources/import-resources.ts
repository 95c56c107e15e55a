import type { Contract } from "@crewkit/openapi";
import type { ResourceImportFile, ResourceImportResult } from "@crewkit/types";
import type { Tables } from "../../store/tables.ts";
import { boundOf } from "../contract.ts";
import { cutOff } from "../text.ts";
import { addResource, type OrganizationPlace } from "./add-resource.ts";
import { readFrontMatter } from "./front-matter.ts";
import { describeResource } from "./resources.ts";
import { resourceAt } from "./tiers.ts";
import { type Writer, writeContent } from "./versions.ts";

/** A file of an import, with what its front matter says. */
export interface ImportFile extends Pick<ResourceImportFile, "resource_type" | "content"> {
  /** From the request, else from the front matter; not checked, and empty where neither has one. */
  name: string;
  description: string | undefined;
}

/** Reads a file of an import. A description is cut at what a resource's may have. */
export function readFile(contract: Contract, { resource_type, name, content }: ResourceImportFile): ImportFile {
  const front = readFrontMatter(content);
  const longest = boundOf(contract, ["Resource", "description"], "maxLength");
  const description = front.description && cutOff(front.description, longest);
  return { resource_type, name: name ?? front.name ?? "", content, description };
}

/** Imports a file into a place: as a new resource, or as the current content of the one that is called so. */
export function importFile(place: OrganizationPlace, file: ImportFile, writer: Writer): ResourceImportResult {
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
