import { readContract } from "@crewkit/openapi/node";
import { crewkit, prepareSuite, urlTarget } from "../src/index.ts";

const target = {
  ...urlTarget({ url: "http://127.0.0.1", allowWrites: true }),
  capabilities: { async advanceClock() {} },
};

/** Shared by the test files of a worker, because preparing it takes a second. */
export const suite = prepareSuite({ contract: readContract(), plan: crewkit, target });
