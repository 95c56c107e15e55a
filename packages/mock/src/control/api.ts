import { ApiError, invalid } from "../base/api-error.ts";
import type { MockResponse, RawRequest } from "../base/exchange.ts";
import { rejectUnsafeValues } from "../base/unsafe-values.ts";
import { document, rejectInvalid } from "../contract/control-document.ts";
import type { OperationPlan } from "../contract/operation-plan.ts";
import type { Operations } from "../contract/operations.ts";
import { parseBody } from "../contract/secrets.ts";
import type { CreateSharedError } from "../contract/shared-errors.ts";
import type { ControlOperations, RequestFilter } from "../generated/control.ts";
import { maxBodyValues, readBody } from "../steps/read-body.ts";
import { readPath, type Target } from "../steps/read-url.ts";
import type { Control } from "./control.ts";
import type { KnownOutcome } from "./sessions.ts";

export const controlPath = "/__mock/";

export interface ControlApi {
  control: Control;
  operations: Operations;
  sharedError: CreateSharedError;
  /** Streams the changes of the overview. */
  openStream: () => ReadableStream<Uint8Array>;
}

/** Handles a request to the control API, which needs no token and has no rate limits. */
export function handleControl(
  { control, operations, sharedError, openStream }: ControlApi,
  raw: RawRequest,
  target: Target,
): MockResponse {
  try {
    const route = operations.find(raw.method, target.path);
    const plan = route?.entry();
    const path = plan && readPath(plan, route?.values ?? []);
    if (!plan || !path) throw new ApiError(404, { error: notFoundMessage });
    // The casts are safe: each operation has a handler, and the body is valid.
    const handler = controlHandlers[plan.operation.operationId as ControlOperationId];
    const query = new URLSearchParams(target.query);
    const input = { path, query, body: readJson(plan, raw, sharedError), openStream } as never;
    return toMockResponse(plan.status, handler(control, input));
  } catch (error) {
    if (error instanceof ApiError) return toMockResponse(error.status, error.body);
    throw error;
  }
}

const notFoundMessage = `Not found. See ${controlPath}openapi.json for the available operations`;

// Enough for 200,000 sessions, which have 24 values each.
const maxSnapshotValues = 5_000_000;

// By default, `curl -d` sends the Content-Type of a form.
function readJson(plan: OperationPlan, { body, ...raw }: RawRequest, sharedError: CreateSharedError): unknown {
  if (!plan.body) return undefined;
  const isSnapshot = plan.operation.operationId === "restoreSnapshot";
  const maxValues = isSnapshot ? maxSnapshotValues : maxBodyValues;
  const parsed = readBody({ ...raw, body, headers: { "content-type": "application/json" } }, maxValues);
  if (typeof parsed === "string") throw sharedError(parsed);
  const value = parsed.value === undefined ? {} : parsed.value;
  rejectInvalid(plan.body.check(value));
  // Restoring a snapshot checks its values, also without the control API.
  if (!isSnapshot) rejectUnsafeValues(value);
  return value;
}

function toMockResponse(status: number, body: object): MockResponse {
  if (body instanceof ReadableStream) return { status, headers: eventHeaders, body: "", stream: body };
  return { status, headers: {}, body: JSON.stringify(body) };
}

const eventHeaders = { "Content-Type": "text/event-stream", "Cache-Control": "no-store" };

// The fields that are not strings are JSON.
function toFilter(query: URLSearchParams): RequestFilter {
  const values = [...query].map(([name, value]) => [
    name,
    /^(request_(headers|body)|violations)$/.test(name) ? parseBody(value) : value,
  ]);
  const filter = Object.fromEntries(values);
  rejectUnsafeValues(filter);
  return filter;
}

type ControlOperationId = keyof ControlOperations;

interface ControlInput<Id extends ControlOperationId> {
  path: Record<string, string>;
  query: URLSearchParams;
  body: ControlOperations[Id]["body"];
  openStream: ControlApi["openStream"];
}

type ControlHandlers = {
  [Id in ControlOperationId]: (control: Control, input: ControlInput<Id>) => ControlOperations[Id]["result"];
};

const describeClock = ({ clock }: Control) => ({ now: clock.now(), frozen: clock.isFrozen() });

const controlHandlers: ControlHandlers = {
  getDocument: () => document,
  reset(control) {
    control.reset();
    return describeClock(control);
  },
  getSnapshot: (control) => control.snapshot(),
  restoreSnapshot(control, { body }) {
    control.restore(body);
    return describeClock(control);
  },
  getClock: describeClock,
  changeClock(control, { body: { advance, set, frozen } }) {
    const { clock } = control;
    if (advance !== undefined && set !== undefined) throw invalid(422, { set: ["can't be combined with advance"] });
    if (advance === undefined && set === undefined && frozen === undefined)
      throw invalid(422, { advance: ["can't be blank without set or frozen"] });
    if (advance !== undefined) clock.advance(advance);
    if (set !== undefined) clock.set(set);
    if (frozen === true) clock.freeze();
    if (frozen === false) clock.resume();
    return describeClock(control);
  },
  listDevices: (control) => ({ data: control.devices() }),
  approveDevice(control, { path: { user_code = "" }, body }) {
    control.approveDevice(user_code, body);
    return { user_code, status: "approved" };
  },
  denyDevice(control, { path: { user_code = "" }, body }) {
    control.denyDevice(user_code, body);
    return { user_code, status: "denied" };
  },
  listMails: (control) => ({ data: control.mails() }),
  listRequests: (control, { query }) => ({ data: control.requests(toFilter(query)) }),
  clearRequests(control) {
    control.clearRequests();
    return { data: [] };
  },
  verifyRequests: (control, { body }) => ({ data: control.verify(body) }),
  listFaults: ({ faults }) => ({ data: faults.list() }),
  addFault: ({ faults }, { body }) => faults.add(body),
  removeFault({ faults }, { path: { id = "" } }) {
    faults.remove(id);
    return { data: faults.list() };
  },
  clearFaults({ faults }) {
    faults.clear();
    return { data: [] };
  },
  streamEvents: (_control, { openStream }) => openStream(),
  listRateLimits: ({ limits }) => ({ data: limits.list() }),
  setRateLimit: ({ limits }, { body }) => limits.set(body),
  setSessionOutcome({ sessions }, { path: { id = "" }, body }) {
    const { outcome, ...options } = body;
    // The cast is safe: setOutcome rejects unknown values.
    return sessions.setOutcome(id, outcome as KnownOutcome, options);
  },
  addSessionTask: ({ sessions }, { path: { id = "" }, body }) => sessions.addTask(id, body),
};
