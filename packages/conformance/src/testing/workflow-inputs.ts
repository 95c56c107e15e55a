import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import sampleData from "@crewkit/openapi/world.json" with { type: "json" };

const folder = join(dirname(fileURLToPath(import.meta.resolve("@crewkit/openapi/openapi.json"))), "../workflows");

const { roles, repositories, resources, versions } = sampleData;

/** Workflows ignore inputs that they do not declare. */
const shared = {
  token: "mock.ada.token",
  org_id: sampleData.organizations?.acme?.id,
  slug: "newcomers",
  email: sampleData.people?.noor?.email,
  guest_token: "mock.noor.token",
  role_id: roles?.senior?.id,
  remote_url: repositories?.checkout_api?.remote_url,
  expired_token: "expired.token",
  refresh_token: sampleData.logins?.first?.refresh_token,
  resource_id: resources?.acme_reviewer?.id,
  control_hash: versions?.acme_reviewer_1?.version_hash,
  variant_hash: versions?.acme_reviewer_2?.version_hash,
};

// Forks a resource that the organization does not have yet.
const overrides: Record<string, object> = {
  "resource-release.arazzo.yaml": { resource_id: resources?.changelog_command?.id },
};

/** Inputs from the sample data, by the file name of the workflow document. */
export function workflowInputs(): Map<string, Record<string, unknown>> {
  const files = readdirSync(folder).filter((name) => name.endsWith(".arazzo.yaml"));
  return new Map(files.sort().map((file) => [file, { ...shared, ...overrides[file] }]));
}

/** Arguments for `redocly respect`, by workflow document. */
export function respectArguments(url: string): Map<string, string[]> {
  return new Map(
    [...workflowInputs()].map(([file, inputs]) => {
      const options = Object.entries(inputs).map(([name, value]) => `--input=${name}=${value}`);
      return [file, ["respect", join(folder, file), ...options, `--server=crewkit=${url}`]];
    }),
  );
}
