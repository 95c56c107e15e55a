import type { Operation } from "@crewkit/openapi";
import type { AsyncCommand } from "fast-check";
import { type ListContent, totalOf } from "../../context/read-pages.ts";
import type { RequestDraft } from "../../http/draft.ts";
import { idsIn, withIds } from "../../spec/paths.ts";
import type { ResourceFamily } from "../../spec/resource-families.ts";
import { formatValue } from "../../values/format.ts";
import type { ScenarioSteps } from "../scenario.ts";
import type { Body } from "./body.ts";
import { readList } from "./lists.ts";
import type { CreatedResource } from "./resources.ts";

/** A resource that a sequence created. `value` is what the API is expected to return. */
export interface SequenceResource extends CreatedResource {
  /** For messages: `#1`. */
  label: string;
  /** The values of the body fields, as last sent. */
  sent: Body;
  /** True if the API may reject a change because of the state of the resource. */
  hasState: boolean;
  children: SequenceChild[];
}

interface SequenceChild {
  family: ResourceFamily;
  ids: string[];
}

/** The expected state of the API. */
export interface SequenceModel {
  /** The resource that was changed last comes first. */
  live: SequenceResource[];
  removed: SequenceResource[];
  /** The number of resources that were created. */
  created: number;
  /** The number of operations that the sequence may still contain. */
  remaining: number;
  /** Requests for resources that were not created yet. */
  drafts: RequestDraft[];
}

/** The API that the sequence tests. */
export interface Sequence {
  family: ResourceFamily;
  steps: ScenarioSteps;
  parentIds: string[];
  log: SequenceLog;
  /** Undefined if the list is too long to read, and the API reports no total. */
  initialTotal: number | undefined;
  /** By operationId. */
  templates: Map<string, RequestDraft>;
}

export interface SequenceState {
  model: SequenceModel;
  real: Sequence;
}

/** Sends the requests of one command. */
export type Change = (resource: SequenceResource, state: SequenceState) => Promise<void>;

export interface SequenceStart {
  family: ResourceFamily;
  /** A create request in the parent of the sequence. */
  parent: RequestDraft;
  /** How many create requests to prepare. */
  drafts: number;
  log?: SequenceLog;
}

/** The requests that a sequence has sent. */
export class SequenceLog {
  /** For messages: `deleteProject #1`. */
  readonly requests: string[] = [];
  /** The commands that sent a request. */
  readonly commands: SequenceCommand[] = [];
  /** The operationId of the last request that was not a GET. */
  lastChange: string | undefined;
}

export type SequenceCommand = AsyncCommand<SequenceModel, Sequence>;

/** Creates all requests first, because a plan may change the API's state to create a request. */
export async function startSequence(
  { family, parent, drafts: count, log = new SequenceLog() }: SequenceStart,
  steps: ScenarioSteps,
): Promise<SequenceState> {
  const drafts: RequestDraft[] = [];
  const options = { isolated: true, overrides: { path: parent.path } };
  while (drafts.length < count) drafts.push(await steps.context.createDraft(family.create, options));
  const parentIds = idsIn(family.create.path, parent.path);
  const real: Sequence = { family, steps, parentIds, log, initialTotal: undefined, templates: new Map() };
  // The plan may create another resource for this request, which changes the total.
  if (family.remove) await draftFor(family.remove, { ids: [...parentIds, "any"] }, real);
  if (family.list) real.initialTotal = totalOf(await readSequenceList(family.list, real));
  return { model: { live: [], removed: [], drafts, created: 0, remaining: steps.depth }, real };
}

/** The plan's request for an operation on a resource. */
export async function draftFor(
  operation: Operation,
  { ids }: { ids: readonly string[] },
  { steps, templates }: Sequence,
): Promise<RequestDraft> {
  const path = withIds(operation.path, ids);
  const template =
    templates.get(operation.operationId) ?? (await steps.context.createDraft(operation, { overrides: { path } }));
  templates.set(operation.operationId, template);
  return { ...template, path: { ...template.path, ...path } };
}

/** Counts an operation, and adds it to failure messages. */
export function record({ operation, body }: RequestDraft, label: string, { model, real }: SequenceState): void {
  const text = operation.requestBody && body !== undefined ? ` ${formatValue(body, 120)}` : "";
  model.remaining -= 1;
  if (operation.method !== "get") real.log.lastChange = operation.operationId;
  real.log.requests.push(`${operation.operationId} ${label}${text}`);
}

/** Reads at most ten pages. */
export async function readSequenceList(list: Operation, sequence: Sequence): Promise<ListContent> {
  return readList(await draftFor(list, { ids: sequence.parentIds }, sequence), sequence.steps);
}

/** Ignores failures, because other tests report them. */
export async function removeAll({ model, real }: SequenceState): Promise<void> {
  const { family, steps } = real;
  for (const resource of model.live)
    if (family.remove) await steps.context.send(await draftFor(family.remove, resource, real)).catch(() => undefined);
}
