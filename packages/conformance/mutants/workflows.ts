import { readField, respondWith, setField } from "./tools/change.ts";
import { asGet } from "./tools/request.ts";
import type { Mutants } from "./tools/table.ts";

export const behaviors: Mutants = {
  "approvedLogin > workflows": {
    "device-never-approved": [
      "A device that was approved waits for ever.",
      { "exchangeDeviceCode > 2XX": respondWith(400, { error: "authorization_pending" }) },
    ],
  },
  "deniedLogin > workflows": {
    "denied-device-stays-pending": [
      "A device that its user has denied hears that its user has not decided yet.",
      {
        "exchangeDeviceCode > 400": (response) => ({
          ...response,
          body: response.body.replace("access_denied", "authorization_pending"),
        }),
      },
    ],
  },
  "draftToDeployed > workflows": {
    "default-split-wrong": [
      "An experiment without a split gives the variant to a tenth of the users.",
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
      "An experiment that was stopped still runs.",
      { "stopExperiment > 2XX": setField("/data/status", "running") },
    ],
  },
  "forkPublishRollback > workflows": {
    "publishing-does-nothing": [
      "A resource that was published is not open to others.",
      { "publishResource > 2XX": setField("/data/published", false) },
    ],
  },
  "sessionLife > workflows": {
    "repeated-report-counted-twice": [
      "What a session reports is added to what it reported before, so that a report that is repeated counts twice.",
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
