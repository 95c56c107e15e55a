import type { AvailabilityRule } from "../../plan/facts.ts";

const slug = { parameter: "slug", pointer: "/data/available", field: "slug" };

/** What tells whether a slug is free. */
export const available: Record<string, AvailabilityRule> = {
  checkOrganizationSlug: { ...slug, create: "createOrganization" },
  checkProjectSlug: { ...slug, create: "createProject" },
};
