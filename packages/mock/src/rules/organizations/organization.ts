import type { Organization } from "@crewkit/types";
import type { Tables } from "../../store/tables.ts";

/** An organization as one of its members sees it: with what that member may do in it. */
export function asSeenBy(
  { permission_level }: Tables["members"],
  { created_at, ...organization }: Tables["organizations"],
): Organization {
  return { ...organization, permission_level, created_at };
}
