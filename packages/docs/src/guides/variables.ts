import { readFileSync } from "node:fs";
import { type Contract, resolve } from "@crewkit/openapi";
import { packageCommands } from "../commands.ts";
import { contractReadme } from "../files.ts";
import { formatDuration } from "../model/access.ts";
import { readErrorMatrix } from "../model/error-matrix.ts";
import type { Schema } from "../model/schema.ts";
import { productionUrl } from "../urls.ts";
import { errorCatalog } from "./errors.ts";

/** Values from the contract and commands that guides can use, by the name of the placeholder: `{{page.max}}`. */
export function guideVariables(contract: Contract): Record<string, string> {
  const { headers = {}, limits = [] } = contract["x-rate-limits"] ?? {};
  const production = productionUrl(contract);
  const schemaAt = (path: string): Schema => resolve(contract, { $ref: `#/components/${path}` });
  const seconds = (schema: string, field: string) => Number(schemaAt(`schemas/${schema}/properties/${field}`).const);
  const perPage = schemaAt("parameters/PerPage/schema");
  return {
    production: production.href,
    basePath: production.pathname,
    ...Object.fromEntries(Object.entries(headers).map(([key, name]) => [`header.${key}`, name])),
    ...Object.fromEntries(limits.map(({ scope, requests }) => [`limit.${scope}`, requests.toLocaleString("en-US")])),
    ...Object.fromEntries(
      limits.map(({ scope, seconds }) => [`window.${scope}`, formatDuration(seconds).replace(/^1 /, "")]),
    ),
    "page.default": String(perPage.default),
    "page.max": String(perPage.maximum),
    "token.lifetime": formatDuration(seconds("TokenPair", "expires_in")),
    "device.lifetime": formatDuration(seconds("DeviceAuthorization", "expires_in")),
    "device.interval": formatDuration(seconds("DeviceAuthorization", "interval")),
    ...packageCommands(),
    errors: errorCatalog(contract, readErrorMatrix()),
    extensions: readSection("Extensions"),
  };
}

/** Returns a section of openapi/README.md without its heading. */
function readSection(title: string): string {
  const [, section] = new RegExp(`^## ${title}\n(.*?)^## `, "ms").exec(readFileSync(contractReadme, "utf8")) ?? [];
  if (section === undefined)
    throw new Error(`openapi/README.md has no section "${title}". Rename it back, or update the guide.`);
  return section.trim();
}
