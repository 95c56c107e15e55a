import { type Contract, listOperations } from "@crewkit/openapi";
import { siteAddress } from "../address.ts";
import { type DocOperation, docOperation } from "./operation.ts";
import type { Schema } from "./schema.ts";
import { type Uses, usesOf } from "./uses.ts";

export interface Site {
  contract: Contract;
  tags: Tag[];
  /** By operationId, in the contract's order. */
  operations: Map<string, DocOperation>;
  /** By name, in the order of the alphabet. */
  schemas: Map<string, Schema>;
  /** Who takes and who answers a schema, by its name. */
  uses: Map<string, Uses>;
  guides: Guide[];
  /** Where it will be found: `https://acme.example/docs/`. */
  address: string;
}

export interface Tag {
  name: string;
  /** As its page is called: `sessions`. */
  slug: string;
  description: string;
  operations: DocOperation[];
}

export function readSite(contract: Contract, guides: Guide[], address: string = siteAddress()): Site {
  const operations = new Map(listOperations(contract).map((each) => [each.operationId, docOperation(contract, each)]));
  const schemas = Object.entries(contract.components?.schemas ?? {}) as [string, Schema][];
  return {
    contract,
    operations,
    tags: readTags(contract, [...operations.values()]),
    schemas: new Map(schemas.sort(([one], [other]) => (one < other ? -1 : 1))),
    uses: usesOf(contract, operations.values()),
    guides,
    address,
  };
}

function readTags({ tags = [] }: Contract, operations: DocOperation[]): Tag[] {
  return tags.map(({ name, description = "" }) => ({
    name,
    slug: name.toLowerCase().replace(/\W+/g, "-"),
    description,
    operations: operations.filter(({ tag }) => tag === name),
  }));
}

export interface Guide {
  /** The name of its page: `quickstart`. */
  slug: string;
  title: string;
  /** One line for lists and search. */
  summary: string;
  /** Markdown, without the title. */
  text: string;
}
