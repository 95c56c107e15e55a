import { readText, setField } from "./tools/change.ts";
import { idOf, remember } from "./tools/memory.ts";
import { lastPart } from "./tools/request.ts";
import type { Mutants } from "./tools/table.ts";

const noEnd = setField("/data/ended_at", null);
const noArm = setField("/data/experiment_arm", null);

export const behaviors: Mutants = {
  "startExperiment > custom": {
    "arm-lost-by-compaction": [
      "A compacted session continues outside its experiment.",
      { "compactSession > 2XX": (session) => noArm(setField("/data/experiment_id", null)(session)) },
    ],
  },
  "stopExperiment > custom": {
    "stop-time-missing": [
      "The time at which an experiment was stopped is not stored.",
      { "stopExperiment > 2XX": noEnd, "getExperiment > 2XX": noEnd },
    ],
  },
  "deleteExperiment > custom": {
    "sessions-of-deleted-experiment": [
      "Sessions still refer to a deleted experiment.",
      {
        "createSession > 2XX": remember(idOf, (session) => readText(session, "/data/experiment_id")),
        "getSession > 2XX": (session, request, { memory }) =>
          setField("/data/experiment_id", (id: unknown) => id ?? experimentOf(memory.get(lastPart(request))))(session),
      },
    ],
  },
};

function experimentOf(id: string | undefined): string | null {
  return id === undefined || id === "null" ? null : id;
}
