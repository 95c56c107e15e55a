import { changeListPages } from "../changes/change-list.ts";
import type { Page } from "../components/page.ts";
import type { Site } from "../model/site.ts";
import { workflowPage } from "../workflows/page.ts";
import { guidePage } from "./guide.ts";
import { homePage } from "./home.ts";
import { notFoundPage } from "./not-found.ts";
import { operationPage } from "./operation.ts";
import { schemaPage, schemasPage } from "./schema.ts";
import { tagPage } from "./tag.ts";

/** Creates all pages in the order of the navigation. */
export function createPages(site: Site): Page[] {
  return [
    homePage(site),
    notFoundPage(site),
    ...site.guides.map((guide) => guidePage(site, guide)),
    ...changeListPages(site),
    ...site.workflows.map((workflow) => workflowPage(site, workflow)),
    ...site.tags.flatMap((tag) => [
      tagPage(site, tag),
      ...tag.operations.map((operation) => operationPage(site, operation)),
    ]),
    schemasPage(site),
    ...[...site.schemas].map(([name, schema]) => schemaPage(site, name, schema)),
  ];
}
