import { readField, respondWith, setField } from "./tools/change.ts";
import { asGet } from "./tools/request.ts";
import type { Mutants } from "./tools/table.ts";

export const behaviors: Mutants = {
  "approvedLogin > workflows": {
    "device-never-approved": [
      "An approved device stays pending.",
      { "exchangeDeviceCode > 2XX": respondWith(400, { error: "authorization_pending" }) },
    ],
  },
  "deniedLogin > workflows": {
    "denied-device-stays-pending": [
      "A denied device stays pending.",
      {
        "exchangeDeviceCode > 400": (response) => ({
          ...response,
          body: response.body.replace("access_denied", "authorization_pending"),
        }),
      },
    ],
  },
  "draftToDeployed > workflows": {
    "wrong-default-split": [
      "The default traffic split is 10 percent.",
      {
        requests: {
          createExperiment: (request) =>
            readField(request, "/name") === undefined
              ? request
              : setField("/traffic_split", (split: unknown) => split ?? 10)(request),
        },
      },
    ],
    "stopped-experiment-runs": [
      "A stopped experiment still runs.",
      { "stopExperiment > 2XX": setField("/data/status", "running") },
    ],
  },
  "forkPublishRollback > workflows": {
    "publishing-does-nothing": [
      "Publishing has no effect.",
      { "publishResource > 2XX": setField("/data/published", false) },
    ],
  },
  "sessionLife > workflows": {
    "repeated-report-counted-twice": [
      "Session reports are added up, so that a repeated report counts twice.",
      {
        requests: {
          async updateSession(request, { send }) {
            const reported = readField(await send(asGet(request)), "/data/model_metrics/input_tokens");
            return setField("/model_metrics/input_tokens", (tokens: unknown) =>
              typeof tokens === "number" ? tokens + Number(reported ?? 0) : tokens,
            )(request);
          },
        },
      },
    ],
  },
};
