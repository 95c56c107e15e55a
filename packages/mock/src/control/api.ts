import type { OperationId } from "../call.ts";
import type { Operations } from "../contract/operations.ts";
import type { Plan } from "../contract/plan.ts";
import type { SharedRefusal } from "../contract/shared-refusals.ts";
import type { Answer, RawRequest } from "../exchange.ts";
import type { FaultCreate } from "../faults.ts";
import { invalid, Refusal } from "../refusal.ts";
import { checkBody } from "../steps/check-body.ts";
import { readBody } from "../steps/read-body.ts";
import { readPath } from "../steps/read-path.ts";
import { readQuery } from "../steps/read-query.ts";
import type { Target } from "../steps/read-target.ts";
import type { Control } from "./control.ts";
import type { PersonChoice } from "./devices.ts";
import { document } from "./document.ts";
import type { Snapshot } from "./snapshot.ts";

/** Where the control API lives, at the origin. */
export const controlPath = "/__mock/";

export interface ControlApi {
  control: Control;
  operations: Operations;
  refusal: SharedRefusal;
}

/** Answers a request to the control API, with no token and no limit; refusals have the API's form. */
export function answerControl({ control, operations, refusal }: ControlApi, raw: RawRequest, target: Target): Answer {
  try {
    const route = operations.find(raw.method, target.path);
    const plan = route?.found();
    const path = plan && readPath(plan, route?.values ?? []);
    if (!plan || !path) throw new Refusal(404, { error: nothingHere });
    const call = { path, query: readQuery(plan, target.query), body: readJson(plan, raw, refusal) };
    return toAnswer(plan.status, handle(plan, control, call));
  } catch (error) {
    if (error instanceof Refusal) return toAnswer(error.status, error.body);
    throw error;
  }
}

const nothingHere = `Not found: ${controlPath}openapi.json lists what is here`;

// curl calls each body a form, unless it is told otherwise.
function readJson(plan: Plan, { body, ...raw }: RawRequest, refusal: SharedRefusal): unknown {
  if (!plan.body) return undefined;
  const sent = readBody({ ...raw, body, headers: { "content-type": "application/json" } });
  if (typeof sent === "string") throw refusal(sent);
  return checkBody(plan, sent.value);
}

// A test compares the handlers with the operations of the document.
function handle({ operation }: Plan, control: Control, call: ControlCall<unknown>): object {
  const handler = controlHandlers[operation.operationId];
  if (!handler) throw new Error(`The control API does not answer ${operation.operationId}.`);
  return handler(control, call as never);
}

function toAnswer(status: number, body: object): Answer {
  return { status, headers: {}, body: JSON.stringify(body) };
}

interface ControlCall<Body> {
  path: Record<string, string>;
  query: { operation?: OperationId };
  body: Body;
}

type Handler = (control: Control, call: ControlCall<never>) => object;

const now = ({ clock }: Control) => ({ now: clock.now() });

/** By the operation of the control API's document. */
export const controlHandlers: Record<string, Handler> = {
  getDocument: () => document,
  reset(control) {
    control.reset();
    return now(control);
  },
  getSnapshot: (control) => control.snapshot(),
  restoreSnapshot(control, { body }: ControlCall<Snapshot>) {
    control.restore(body);
    return now(control);
  },
  getClock: now,
  changeClock({ clock }, { body: { advance, set } }: ControlCall<{ advance?: string; set?: string }>) {
    if (advance !== undefined && set !== undefined) throw invalid(422, { set: ["can't go with advance"] });
    if (advance !== undefined) return { now: clock.advance(advance) };
    if (set !== undefined) return { now: clock.set(set) };
    throw invalid(422, { advance: ["can't be blank without set"] });
  },
  listDevices: (control) => ({ data: control.devices() }),
  approveDevice(control, { path: { user_code = "" }, body }: ControlCall<PersonChoice>) {
    control.approveDevice(user_code, body);
    return { user_code, status: "approved" };
  },
  denyDevice(control, { path: { user_code = "" }, body }: ControlCall<PersonChoice>) {
    control.denyDevice(user_code, body);
    return { user_code, status: "denied" };
  },
  listMails: (control) => ({ data: control.mails() }),
  listRequests: (control, { query }) => ({ data: control.requests(query) }),
  clearRequests(control) {
    control.clearRequests();
    return { data: [] };
  },
  listFaults: ({ faults }) => ({ data: faults.list() }),
  addFault: ({ faults }, { body }: ControlCall<FaultCreate>) => faults.add(body),
  clearFaults({ faults }) {
    faults.clear();
    return { data: [] };
  },
};
