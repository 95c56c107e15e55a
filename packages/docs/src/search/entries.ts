import type { Site } from "../model/site.ts";
import { operationEntries, parameterEntries, schemaEntries } from "./contract.ts";
import type { Entry } from "./entry.ts";
import { errorEntries } from "./errors.ts";
import { guideEntries } from "./guides.ts";
import { pageEntries, wordEntries } from "./pages.ts";

/** All that can be found on the site. What is equally good is found in this order. */
export function searchEntries(site: Site): Entry[] {
  const all = [operationEntries, pageEntries, guideEntries, errorEntries, schemaEntries, wordEntries, parameterEntries];
  return all.flatMap((entriesOf) => entriesOf(site));
}
