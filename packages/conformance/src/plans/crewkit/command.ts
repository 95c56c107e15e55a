import { readContract } from "@crewkit/openapi/node";
import type { Defaults } from "../../cli/command.ts";
import { version } from "../../generated/version.ts";
import crewkit from "./index.ts";
import { startMockTarget } from "./mock.ts";

export const command: Defaults = {
  package: "@crewkit/conformance",
  version,
  contract: readContract,
  plan: crewkit,
  startMock: startMockTarget,
  variables: { url: "CREWKIT_API_URL", token: "CREWKIT_TOKEN" },
  exampleFilter: "createProject > 422",
};
