import { readFileSync } from "node:fs";
import { type Contract, listOperations } from "@crewkit/openapi";
import { rootManifest } from "../files.ts";
import { slugify } from "../text.ts";
import { siteUrl } from "../urls.ts";
import { type ErrorMatrix, readErrorMatrix } from "./error-matrix.ts";
import { createDocOperation, type DocOperation } from "./operation.ts";
import type { Schema } from "./schema.ts";
import { findUses, type Uses } from "./uses.ts";
import { readWorkflowFiles, type WorkflowFile } from "./workflow.ts";

export interface Site {
  contract: Contract;
  errorMatrix: ErrorMatrix;
  tags: Tag[];
  /** By operationId, in the order of the contract. */
  operations: Map<string, DocOperation>;
  /** By name, in alphabetical order. */
  schemas: Map<string, Schema>;
  uses: Map<string, Uses>;
  guides: Guide[];
  workflows: WorkflowFile[];
  /** The public URL: `https://acme.example/docs/`. */
  url: string;
  /** The URL of the repository on GitHub. Undefined until the first release. */
  repository: string | undefined;
}

export interface Tag {
  name: string;
  /** The file name of the page: `sessions`. */
  slug: string;
  /** The first paragraph of the description, for lists. */
  description: string;
  /** The other paragraphs, which apply to each operation of the tag. */
  rules: string;
  operations: DocOperation[];
}

export function readSite(contract: Contract, guides: Guide[], url: string = siteUrl()): Site {
  const operations = new Map(
    listOperations(contract).map((each) => [each.operationId, createDocOperation(contract, each)]),
  );
  const schemas = Object.entries(contract.components?.schemas ?? {}) as [string, Schema][];
  return {
    contract,
    errorMatrix: readErrorMatrix(),
    operations,
    tags: readTags(contract, [...operations.values()]),
    schemas: new Map(schemas.sort(([a], [b]) => (a < b ? -1 : 1))),
    uses: findUses(contract, operations.values()),
    guides,
    workflows: readWorkflowFiles(),
    url,
    repository: JSON.parse(readFileSync(rootManifest, "utf8")).repository,
  };
}

function readTags({ tags = [] }: Contract, operations: DocOperation[]): Tag[] {
  const untagged = operations.find(({ tag }) => tags.every(({ name }) => name !== tag));
  if (untagged) throw new Error(`The first tag of ${untagged.operationId} must be in \`tags\` of the contract.`);
  return tags.map(({ name, description: text = "" }) => {
    const [description = "", ...rules] = text.split("\n\n");
    return {
      name,
      slug: slugify(name),
      description,
      rules: rules.join("\n\n"),
      operations: operations.filter(({ tag }) => tag === name),
    };
  });
}

export interface Guide {
  group: "Concepts" | "Guides";
  /** The file name of the page: `quickstart`. */
  slug: string;
  title: string;
  /** One line, for lists and search. */
  summary: string;
  /** The tags whose subject a concept explains. */
  tags: string[];
  /** SVG, for decoration. */
  picture?: string;
  /** Markdown, without the title. */
  text: string;
}

/** Caches a value for each site, because all pages need it. */
export function perSite<Value>(create: (site: Site) => Value): (site: Site) => Value {
  const values = new WeakMap<Site, Value>();
  return (site) => {
    const value = values.get(site) ?? create(site);
    values.set(site, value);
    return value;
  };
}
