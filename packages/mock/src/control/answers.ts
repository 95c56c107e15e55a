import type { OperationId } from "../call.ts";
import type { FaultCreate } from "../faults.ts";
import { invalid } from "../refusal.ts";
import type { Control } from "./control.ts";
import type { PersonChoice } from "./devices.ts";
import { document } from "./document.ts";
import type { Snapshot } from "./snapshot.ts";

/** A request to the control API; its document has judged it. */
export interface ControlCall<Body = undefined> {
  path: Record<string, string>;
  query: Record<string, unknown>;
  body: Body;
}

type Answer<Body = undefined> = (control: Control, call: ControlCall<Body>) => object;

/** What the control API answers, by the operation of its document. */
export interface ControlAnswers {
  getDocument: Answer;
  reset: Answer;
  getSnapshot: Answer;
  restoreSnapshot: Answer<Snapshot>;
  getClock: Answer;
  changeClock: Answer<ClockChange>;
  listDevices: Answer;
  approveDevice: Answer<PersonChoice>;
  denyDevice: Answer<PersonChoice>;
  listMails: Answer;
  listRequests: Answer;
  clearRequests: Answer;
  listFaults: Answer;
  addFault: Answer<FaultCreate>;
  clearFaults: Answer;
}

interface ClockChange {
  advance?: string;
  set?: string;
}

/** The handlers of the control API: each calls a typed function. */
export const controlAnswers: ControlAnswers = {
  getDocument: () => document,
  reset: (control) => {
    control.reset();
    return now(control);
  },
  getSnapshot: (control) => control.snapshot(),
  restoreSnapshot: (control, { body }) => {
    control.restore(body);
    return now(control);
  },
  getClock: (control) => now(control),
  changeClock: ({ clock }, { body: { advance, set } }) => {
    if (advance !== undefined && set !== undefined) throw invalid(422, { set: ["can't go with advance"] });
    if (advance !== undefined) return { now: clock.advance(advance) };
    if (set !== undefined) return { now: clock.set(set) };
    throw invalid(422, { advance: ["can't be blank without set"] });
  },
  listDevices: (control) => ({ data: control.devices() }),
  approveDevice: (control, { path: { user_code = "" }, body }) => {
    control.approveDevice(user_code, body);
    return { user_code, status: "approved" };
  },
  denyDevice: (control, { path: { user_code = "" }, body }) => {
    control.denyDevice(user_code, body);
    return { user_code, status: "denied" };
  },
  listMails: (control) => ({ data: control.mails() }),
  listRequests: (control, { query: { operation } }) => ({
    data: control.requests(operation === undefined ? {} : { operation: operation as OperationId }),
  }),
  clearRequests: (control) => {
    control.clearRequests();
    return { data: [] };
  },
  listFaults: ({ faults }) => ({ data: faults.list() }),
  addFault: ({ faults }, { body }) => faults.add(body),
  clearFaults: ({ faults }) => {
    faults.clear();
    return { data: [] };
  },
};

function now({ clock }: Control): object {
  return { now: clock.now() };
}
