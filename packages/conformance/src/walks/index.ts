import { type Law, mayWrite } from "../law/law.ts";
import type { Plan } from "../plan/plan.ts";
import { available } from "./available.ts";
import { credential } from "./credential.ts";
import { defaults } from "./defaults.ts";
import { filters } from "./filters.ts";
import { gone } from "./gone.ts";
import { hierarchy } from "./hierarchy.ts";
import { idempotent } from "./idempotent.ts";
import { life } from "./life.ts";
import { limits } from "./limits.ts";
import { links } from "./links.ts";
import type { MakeWalks } from "./make.ts";
import { namespace } from "./namespace.ts";
import { order } from "./order.ts";
import { pages } from "./pages.ts";
import { safe } from "./safe.ts";
import { spellings } from "./spellings.ts";
import { stories } from "./stories.ts";
import { unique } from "./unique.ts";
import { unkept } from "./unkept.ts";
import { views } from "./views.ts";
import type { Walk } from "./walk.ts";
import { workflows } from "./workflows.ts";

// In the order in which they are gone: what lets hours pass comes last.
const makers: Record<string, MakeWalks> = {
  life,
  gone,
  safe,
  unkept,
  unique,
  available,
  spellings,
  idempotent,
  hierarchy,
  namespace,
  pages,
  order,
  views,
  defaults,
  filters,
  links,
  workflows,
  credential,
  stories,
  limits,
};

/** All walks of a contract. Nothing is sent to make them. */
export function listWalks(law: Law<Plan>): Walk[] {
  return Object.entries(makers).flatMap(([kind, make]) =>
    make(law).map(({ operation, what, subject = operation.operationId, ...own }) => ({
      name: `${subject} > ${kind}${what === undefined ? "" : ` ${what}`}`,
      operationId: operation.operationId,
      kind,
      writes: mayWrite(operation, law.plan),
      ...own,
    })),
  );
}
