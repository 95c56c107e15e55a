import type { Defaults } from "./cli/command.ts";
import { version } from "./generated/version.ts";
import { actors, outsider } from "./plans/crewkit/common/actors.ts";
import { packageCommand } from "./plans/crewkit/common/package-command.ts";

export const command: Defaults = {
  name: "crewkit",
  package: "@crewkit/conformance",
  invocation: packageCommand("conformance"),
  executable: "crewkit-conformance",
  version,
  actors,
  outsider,
  async load() {
    const [{ readContract }, { crewkit, startMockTarget }] = await Promise.all([
      import("@crewkit/openapi/node"),
      import("./index.ts"),
    ]);
    return { contract: readContract(), plan: crewkit, startMock: startMockTarget };
  },
  async readContractInfo() {
    const { default: contract } = await import("@crewkit/openapi/openapi.json", { with: { type: "json" } });
    return contract.info;
  },
  variables: { url: "CREWKIT_API_URL", token: "CREWKIT_TOKEN" },
  exampleFilter: "createProject > 422",
};
