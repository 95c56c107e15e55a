import { setEach, setField, when } from "./tools/change.ts";
import { isKnown, remember } from "./tools/memory.ts";
import { isFrom } from "./tools/request.ts";
import type { Mutants } from "./tools/table.ts";

export const responses: Mutants = {
  "getProject > 200 > example request": {
    "date-does-not-exist": ["A timestamp is on February 30.", setField("/data/created_at", "2026-02-30T09:00:00Z")],
    "enum-unknown": ["A project has an undocumented type.", setField("/data/project_type", "monorepo")],
    "id-as-number": ["Ids are numbers.", setField("/data/id", 42)],
    "id-not-uuid": ["The id of a related resource is not a UUID.", setField("/data/organization_id", "acme")],
    "null-instead-of-array": ["An empty list is null.", setField("/data/repositories", null)],
    "null-not-allowed": ["A required timestamp is null.", setField("/data/updated_at", null)],
    "name-empty": ["A name is empty.", setField("/data/name", "")],
    "name-too-long": ["A name is longer than allowed.", setField("/data/name", "n".repeat(101))],
  },
  "createProject > 201 > example request": {
    "date-as-number": ["A timestamp is in Unix seconds.", setField("/data/created_at", 1770631200)],
    "date-without-time": ["A timestamp is a date without a time.", setField("/data/created_at", "2026-02-09")],
  },
  "updateProject > 200 > example request": {
    "string-as-number": ["A string of digits is returned as a number.", setField("/data/name", 7)],
  },
  "checkProjectSlug > 200 > example request": {
    "boolean-as-number": ["A boolean is 0 or 1.", setField("/data/available", Number)],
  },
  "getRole > 200 > example request": {
    "boolean-as-string": ["A boolean is a string.", setField("/data/coaching_mode_enabled", String)],
    "number-as-string": ["A number is a string.", setField("/data/level", String)],
  },
  "listProjects > 200 > example request": {
    "date-without-zone": ["A time has no time zone.", setEach("/updated_at", (time: string) => time.slice(0, -1))],
    "total-as-string": ["The total of a list is a string.", setField("/meta/total_count", String)],
    "number-below-minimum": ["Page numbers start at 0.", setField("/meta/current_page", (page: number) => page - 1)],
    "number-with-fraction": ["A count is not an integer.", setField("/meta/total_count", 2.5)],
  },
  "listProjects > 200 > as viewer": {
    "null-only-for-viewers": ["Only viewers get null.", when(isFrom("dana"), setEach("/updated_at", null))],
  },
  "listExperiments > 200 > example request": {
    "enum-in-uppercase": ["An enum value is in uppercase.", setEach("/status", (text: string) => text.toUpperCase())],
    "hash-too-short": ["A hash is abbreviated.", setEach("/control_version_hash", (hash: string) => hash.slice(0, 7))],
  },
  "listMembers > 200 > example request": {
    "email-malformed": ["An email address in a list is malformed.", setEach("/email", "ada at acme")],
  },
  "listSessions > 200 > example request": {
    "cost-as-string": ["A cost in a nested object is a string.", setEach("/model_metrics/cost_usd", "0.06")],
  },
  "createProject > lifecycle": {
    "null-after-update": [
      "An updated project has no update time.",
      { "updateProject > 2XX": remember(), "getProject > 2XX": when(isKnown, setField("/data/updated_at", null)) },
    ],
  },
};
