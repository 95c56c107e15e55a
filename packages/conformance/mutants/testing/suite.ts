import { readContract, readWorkflows } from "@crewkit/openapi/node";
import { prepareSuite, urlTarget } from "../../src/index.ts";
import crewkit from "../../src/plans/crewkit/index.ts";

const target = { ...urlTarget({ url: "http://127.0.0.1" }), capabilities: { async advanceClock() {} } };
const options = { contract: readContract(), plan: crewkit, workflows: readWorkflows(), target };

/** The suite for the mock. Preparing it takes a second, so the test files of a worker share it. */
export const suite = prepareSuite(options);
