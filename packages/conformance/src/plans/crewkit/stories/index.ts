import type { Plan } from "../../../plan/plan.ts";
import { accountStories } from "./accounts.ts";
import { analyticsStories } from "./analytics.ts";
import { invitationStories } from "./invitations.ts";
import { memberStories } from "./members.ts";
import { playbookStories } from "./playbooks.ts";
import { projectStories } from "./projects.ts";
import { roleStories } from "./roles.ts";
import { sessionStories } from "./sessions.ts";
import { versionStories } from "./versions.ts";

/** What crewkit promises, and no contract can say. The one in which days pass comes last. */
export const stories: NonNullable<Plan["stories"]> = {
  ...accountStories,
  ...memberStories,
  ...roleStories,
  ...projectStories,
  ...sessionStories,
  ...analyticsStories,
  ...versionStories,
  ...playbookStories,
  ...invitationStories,
};
