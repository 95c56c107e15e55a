import { readContract, readWorkflows } from "@crewkit/openapi/node";
import { prepareSuite, urlTarget } from "../../src/index.ts";
import crewkit from "../../src/plans/crewkit/index.ts";

// The mock's target, as far as a suite depends on it.
const target = { ...urlTarget({ url: "http://127.0.0.1" }), capabilities: { async advanceClock() {} } };
const options = { contract: readContract(), plan: crewkit, workflows: readWorkflows(), target };

/** The suite for the mock. Test files in one worker share it, since preparing it takes a second. */
export const suite = prepareSuite(options);
