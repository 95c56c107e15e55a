import { changeText, readField, setField } from "./tools/change.ts";
import { asGet } from "./tools/request.ts";
import type { Mutants } from "./tools/table.ts";

const roundCost = setField("/model_metrics/cost_usd", (cost: unknown) =>
  typeof cost === "number" && cost >= 0 ? Math.round(cost * 100) / 100 : cost,
);

export const behaviors: Mutants = {
  "getExperimentMetrics > 200": {
    "average-of-nothing-is-zero": [
      "The average cost of no sessions is 0 and not null.",
      setField("/data/control/avg_cost", (cost: unknown) => cost ?? 0),
    ],
  },
  "createResource > 201": {
    "content-trimmed": [
      "The content of a resource is kept without the line end at its end, so that its hash is not that of the file.",
      { request: changeText("/content", (content) => content.trimEnd()) },
    ],
  },
  "updateSession > 200": {
    "cost-rounded-to-cents": [
      "What a session costs is kept in whole cents.",
      { requests: { updateSession: roundCost, endSession: roundCost } },
    ],
  },
  "endSession > 200": {
    "end-forgets-the-summary": ["The summary with which a session ends is lost.", setField("/data/summary", null)],
  },
  "forkResource > 201": {
    "fork-is-published": [
      "A fork is published at once, and reaches every project before anybody has looked at it.",
      async (fork, request, { send }) => {
        await send({ ...request, target: `/resources/${readField(fork, "/data/id")}/publish`, body: "" });
        return setField("/data/published", true)(fork);
      },
    ],
  },
  "getResourceVersion > custom": {
    "version-with-the-current-content": [
      "An old version is read with the content of the current one.",
      async (version, request, { send }) => {
        const current = await send(asGet(request, request.target.replace(/\/versions\/.*/, "")));
        return setField("/data/content", readField(current, "/data/content"))(version);
      },
    ],
  },
};
