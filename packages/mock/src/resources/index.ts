import type { Handlers } from "../rules/handler.ts";
import * as analytics from "./analytics/handlers.ts";
import * as authentication from "./authentication/handlers.ts";
import * as conventions from "./conventions/handlers.ts";
import * as experiments from "./experiments/handlers.ts";
import * as health from "./health/handlers.ts";
import * as invitations from "./invitations/handlers.ts";
import * as members from "./members/handlers.ts";
import * as organizations from "./organizations/handlers.ts";
import * as playbooks from "./playbooks/handlers.ts";
import * as projects from "./projects/handlers.ts";
import * as repositories from "./repositories/handlers.ts";
import * as resources from "./resources/handlers.ts";
import * as roles from "./roles/handlers.ts";
import * as sessions from "./sessions/handlers.ts";
import * as versions from "./versions/handlers.ts";

/** The handlers of all operations. A missing handler is a type error. */
export const handlers: Handlers = {
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
