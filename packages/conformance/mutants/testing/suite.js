import { readContract, readWorkflows } from "@crewkit/openapi/node";
import { prepareSuite, urlTarget } from "../../src/index.js";
import crewkit from "../../src/plans/crewkit/index.js";
const target = {
    ...urlTarget({ url: "http://127.0.0.1", allowWrites: true }),
    capabilities: { async advanceClock() { } },
};
const options = { contract: readContract(), plan: crewkit, workflows: readWorkflows(), target };
/** Shared by the test files of a worker, because preparing it takes a second. */
export const suite = prepareSuite(options);
