import sampleData from "@crewkit/openapi/world.json" with { type: "json" };
import type { Collection } from "../store/collection.ts";
import { people, sampleSession } from "../store/sample-data.ts";
import type { Tables } from "../store/tables.ts";
import type { TestApi } from "./api.ts";

export function updateRecord<Name extends keyof Tables>(
  { state }: TestApi,
  table: Name,
  changes: Partial<Tables[Name]> & { id: string },
): void {
  const records: Collection<Tables[Name]> = state.store[table];
  const record = records.get(changes.id);
  if (!record) throw new Error(`No record ${changes.id} in ${table}.`);
  records.update(record, changes);
}

export function findRecord<Name extends keyof Tables>(
  { state }: TestApi,
  table: Name,
  matches: (record: Tables[Name]) => boolean = () => true,
): Tables[Name] {
  const records: Collection<Tables[Name]> = state.store[table];
  const record = records.all().find(matches);
  if (!record) throw new Error(`No matching record in ${table}.`);
  return record;
}

export function valuesOf(items: Record<string, unknown>[], field: string): unknown[] {
  return items.map((item) => item[field]);
}

/** An id from the sample data: `idOf("resources", "ledger_skill")`. */
export function idOf(kind: string, name: string): string {
  return String((sampleData[kind] as Record<string, { id: string }> | undefined)?.[name]?.id);
}

export interface SessionOverrides extends Partial<Tables["sessions"]> {
  /** First name of the user: a sample user, or a name without an account. */
  by?: string;
  cost?: number;
}

export function clearSessions({ state }: TestApi): void {
  state.store.sessions.load([]);
}

/**
 * Adds sessions with new ids to the store. Default: an ended session of Ada, without an experiment.
 *
 * @example
 * addSessions(api, { by: "chen", outcome: "success", cost: 0.5 });
 */
export function addSessions({ state }: TestApi, ...overrides: SessionOverrides[]): Tables["sessions"][] {
  return overrides.map(({ by = "ada", cost = 0, ...fields }) => {
    const { id = by, name = by } = people[by] ?? {};
    return state.store.sessions.add({
      ...defaultSession,
      id: state.random.uuid(),
      organization_id: state.store.organizations.all()[0]?.id ?? "",
      user: { id, name },
      model_metrics: { input_tokens: 1000, output_tokens: 100, cost_usd: cost },
      ...fields,
    });
  });
}

const defaultSession: Tables["sessions"] = {
  ...sampleSession,
  repository_id: null,
  component: null,
  agent_version_hash: null,
  experiment_id: null,
  experiment_arm: null,
  summary: null,
  outcome: null,
  total_turns: 10,
  started_at: "2026-11-10T09:00:00Z",
  ended_at: "2026-11-10T10:00:00Z",
};
