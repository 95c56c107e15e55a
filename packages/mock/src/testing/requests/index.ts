import type { OperationId } from "../../call.ts";
import type { Reaches } from "../reach.ts";
import { analytics } from "./analytics.ts";
import { authentication } from "./authentication.ts";
import { conventions } from "./conventions.ts";
import { experiments } from "./experiments.ts";
import { health } from "./health.ts";
import { invitations } from "./invitations.ts";
import { members } from "./members.ts";
import { organizations } from "./organizations.ts";
import { playbooks } from "./playbooks.ts";
import { projects } from "./projects.ts";
import { repositories } from "./repositories.ts";
import { resources } from "./resources.ts";
import { roles } from "./roles.ts";
import { sessions } from "./sessions.ts";
import { versions } from "./versions.ts";

/** Requests that reach each documented status, of every operation; one that is missing does not compile. */
export const requests: Reaches<OperationId> = {
  ...analytics,
  ...authentication,
  ...conventions,
  ...experiments,
  ...health,
  ...invitations,
  ...members,
  ...organizations,
  ...playbooks,
  ...projects,
  ...repositories,
  ...resources,
  ...roles,
  ...sessions,
  ...versions,
};
