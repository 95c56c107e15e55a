import { globSync } from "node:fs";
import { basename } from "node:path";
import { readSampleData } from "../sample-data.ts";
import { openapiFolder } from "../tools.ts";

const slugs = globSync("workflows/*.arazzo.yaml", { cwd: openapiFolder }).map((file) => basename(file, ".arazzo.yaml"));

/** Inputs from the sample data, by the file name of the workflow document without its extension. */
export function workflowInputs(): Map<string, Record<string, unknown>> {
  const { organizations, people, repositories, logins, resources, versions } = readSampleData();
  // Workflows ignore inputs that they do not declare.
  const shared = {
    token: "mock.ada.token",
    org_id: organizations?.acme?.id,
    slug: "newcomers",
    email: people?.noor?.email,
    guest_token: "mock.noor.token",
    remote_url: repositories?.checkout_api?.remote_url,
    expired_token: "expired.token",
    refresh_token: logins?.first?.refresh_token,
    resource_id: resources?.acme_reviewer?.id,
    control_hash: versions?.acme_reviewer_1?.version_hash,
    variant_hash: versions?.acme_reviewer_2?.version_hash,
  };
  // Forks a resource that the organization does not have yet.
  const release = { ...shared, resource_id: resources?.changelog_command?.id };
  return new Map(slugs.sort().map((slug) => [slug, slug === "resource-release" ? release : shared]));
}
