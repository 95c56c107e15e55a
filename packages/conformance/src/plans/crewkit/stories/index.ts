import type { Plan } from "../../../plan/plan.ts";
import { accountStories } from "./accounts.ts";
import { invitationStories, organizationStories } from "./organizations.ts";
import { resourceStories } from "./resources.ts";
import { analyticsStories, sessionStories } from "./sessions.ts";

/** What crewkit promises, and no contract can say. The one in which days pass comes last. */
export const stories: NonNullable<Plan["stories"]> = {
  ...accountStories,
  ...organizationStories,
  ...sessionStories,
  ...analyticsStories,
  ...resourceStories,
  ...invitationStories,
};
