import { listMutants } from "@crewkit/conformance/testing";
import { type Metric, table } from "../tools/metrics.ts";

/**
 * For each check of Schemathesis 4.25 (https://schemathesis.readthedocs.io): the checks and kinds of tests of this suite
 * that detect the same defects, or the reason why the suite does not test this.
 */
const equivalents: Record<string, readonly string[] | string> = {
  not_a_server_error: ["status", "success"],
  status_code_conformance: ["status"],
  content_type_conformance: ["media-type"],
  response_headers_conformance: ["headers"],
  response_schema_conformance: ["body"],
  negative_data_rejection: ["fields", "body", "parameters", "ids"],
  positive_data_acceptance: ["success", "boundaries", "parameters"],
  missing_required_header: ["access", "parameters"],
  unsupported_method: ["methods"],
  allow_header_conformance: ["methods"],
  use_after_free: ["deleted"],
  ensure_resource_availability: ["lifecycle"],
  ignored_auth: ["access"],
  max_response_time: "The contract states no response times. --timeout ends requests that take too long.",
};

/** Prints a row for each check, with the number of mutants that the equivalents of this suite must kill. */
export async function schemathesisMetrics(): Promise<Metric[]> {
  const mutants = (await listMutants()).map(([, { killedBy }]) => killedBy);
  const rows = Object.entries(equivalents).map(([check, equivalent]) => {
    if (typeof equivalent === "string") return { check, text: equivalent, count: 0 };
    const count = mutants.filter((killedBy) => equivalent.includes(killedBy)).length;
    return { check, text: equivalent.join(", "), count };
  });
  const lines = rows.map(({ check, text, count }) => [check, String(count), text]);
  console.log(`${table([["Schemathesis", "mutants", "this suite"], ...lines])}\n`);
  const missing = rows.filter(({ count }) => count === 0);
  return [{ name: "checks of Schemathesis without an equivalent", value: missing.length, max: 1 }];
}
