import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import type { Contract } from "@crewkit/openapi";
import { html, raw } from "../components/html.ts";
import { contractFiles } from "../files.ts";
import type { Site } from "../model/site.ts";
import { prepareForRedoc } from "./prepare-contract.ts";

/** Renders the HTML file of the Redoc page, which contains Redoc and the contract and makes no requests. */
export function redocPage(site: Site): string {
  const { title } = site.contract.info;
  const script = redocScript(prepareForRedoc(site));
  // The hidden menu sends the page to AI chats on other hosts.
  return String(html`<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy(script)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>${title}</title>
<style>body { margin: 0 } [data-testid=page-actions] [aria-label="More actions"] { display: none }</style>
<redoc></redoc>
<noscript>This page needs JavaScript. <a href="../index.html">The multi-page reference</a> works without it.</noscript>
<script type="module">${raw(script)}</script>
`);
}

// Inline, because browsers do not load modules from `file:` URLs.
function redocScript(contract: Contract): string {
  // Redoc loads its logo from another host.
  const bundle = readFileSync(file, "utf8").replaceAll(/https:\/\/cdn\.redoc\.ly\/redoc\/logo[\w-]*\.svg/g, logo);
  const values = [contract, options].map((value) => JSON.stringify(value).replaceAll("<", "\\u003c"));
  return `${bundle.replaceAll("</script", "<\\/script")}\ninit(${values.join(", ")});`;
}

const file = fileURLToPath(import.meta.resolve("redoc/bundles/redoc.standalone.js"));

const logo = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 52 16"><text y="12" font-family="sans-serif" font-size="13">Redocly</text></svg>',
)}`;

const options = {
  disableTelemetry: true,
  downloadUrls: contractFiles.map((file) => ({ title: basename(file), url: `../${basename(file)}` })),
  // Most patterns only restate a format. Descriptions explain the others.
  hideSchemaPattern: true,
  hidePropertiesPrefix: true,
  // Expands the first item of `data: [{ … }]`.
  jsonSamplesExpandLevel: 3,
};

// Redoc needs inline styles. Nothing may be fetched.
function contentSecurityPolicy(script: string): string {
  const hash = createHash("sha256").update(script).digest("base64");
  return `default-src 'none'; script-src 'sha256-${hash}'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'`;
}
