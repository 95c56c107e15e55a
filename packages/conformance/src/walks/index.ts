import type { Law } from "../law/law.ts";
import type { Plan } from "../plan/plan.ts";
import { availableWalks } from "./available.ts";
import { credentialWalks } from "./credential.ts";
import { defaultsWalks } from "./defaults.ts";
import { filtersWalks } from "./filters.ts";
import { goneWalks } from "./gone.ts";
import { hierarchyWalks } from "./hierarchy.ts";
import { idempotentWalks } from "./idempotent.ts";
import { lifeWalks } from "./life.ts";
import { limitsWalks } from "./limits.ts";
import { linksWalks } from "./links.ts";
import { namespaceWalks } from "./namespace.ts";
import { orderWalks } from "./order.ts";
import { pagesWalks } from "./pages.ts";
import { safeWalks } from "./safe.ts";
import { spellingsWalks } from "./spellings.ts";
import { storiesWalks } from "./stories.ts";
import { uniqueWalks } from "./unique.ts";
import { unkeptWalks } from "./unkept.ts";
import { viewsWalks } from "./views.ts";
import type { MakeWalks, Walk } from "./walk.ts";
import { workflowsWalks } from "./workflows.ts";

// In the order in which they are gone: what lets hours pass comes last.
const makers: MakeWalks<Plan>[] = [
  lifeWalks,
  goneWalks,
  safeWalks,
  unkeptWalks,
  uniqueWalks,
  availableWalks,
  spellingsWalks,
  idempotentWalks,
  hierarchyWalks,
  namespaceWalks,
  pagesWalks,
  orderWalks,
  viewsWalks,
  defaultsWalks,
  filtersWalks,
  linksWalks,
  workflowsWalks,
  credentialWalks,
  storiesWalks,
  limitsWalks,
];

/** All walks of a contract. Nothing is sent to make them. */
export function listWalks(law: Law<Plan>): Walk[] {
  return makers.flatMap((make) => make(law));
}
