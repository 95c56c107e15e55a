import { changeText, readField, setField } from "./tools/change.ts";
import { asGet } from "./tools/request.ts";
import type { Mutants } from "./tools/table.ts";

const roundCost = setField("/model_metrics/cost_usd", (cost: unknown) =>
  typeof cost === "number" && cost >= 0 ? Math.round(cost * 100) / 100 : cost,
);

export const behaviors: Mutants = {
  "getExperimentMetrics > 200": {
    "empty-average-is-zero": [
      "The average cost of no sessions is 0 instead of null.",
      setField("/data/control/avg_cost", (cost: unknown) => cost ?? 0),
    ],
  },
  "createResource > 201": {
    "content-trimmed": [
      "The content of a resource is stored without its final newline, so that its hash differs from the file's.",
      { request: changeText("/content", (content) => content.trimEnd()) },
    ],
  },
  "updateSession > 200": {
    "cost-rounded-to-cents": [
      "The cost of a session is rounded to cents.",
      { requests: { updateSession: roundCost, endSession: roundCost } },
    ],
  },
  "exchangeDeviceCode > 400": {
    "device-always-pending": [
      "Each error of the device flow is `authorization_pending`.",
      setField("/error", "authorization_pending"),
    ],
  },
  "endSession > 200": {
    "summary-lost-at-end": ["The summary sent when a session ends is lost.", setField("/data/summary", null)],
  },
  "forkResource > 201": {
    "fork-is-published": [
      "A fork is published immediately, before it can be reviewed.",
      async (fork, request, { send }) => {
        await send({ ...request, target: `/resources/${readField(fork, "/data/id")}/publish`, body: "" });
        return setField("/data/published", true)(fork);
      },
    ],
  },
  "getResourceVersion > custom": {
    "old-version-has-current-content": [
      "An old version has the content of the current one.",
      async (version, request, { send }) => {
        const current = await send(asGet(request, request.target.replace(/\/versions\/.*/, "")));
        return setField("/data/content", readField(current, "/data/content"))(version);
      },
    ],
  },
};
