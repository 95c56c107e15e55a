import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Contract } from "@crewkit/openapi";
import { html, raw } from "../components/html.ts";
import { prepareForRedoc } from "./prepare-contract.ts";

/** The whole contract on one page, rendered by Redoc in the browser: one HTML file that requests nothing. */
export function redocPage(contract: Contract): string {
  const { title } = contract.info;
  const script = redocScript(prepareForRedoc(contract));
  // The hidden actions send the page to a chat on another host.
  return String(html`<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy(script)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>${title}</title>
<style>body { margin: 0 } [data-testid=page-actions] [aria-label="More actions"] { display: none }</style>
<redoc></redoc>
<noscript>This page needs JavaScript. <a href="../index.html">The other pages</a> work without it.</noscript>
<script type="module">${raw(script)}</script>
`);
}

// Inline, since browsers load no modules from a file.
function redocScript(contract: Contract): string {
  // Redoc loads its logo, which follows the words "API docs by", from its own host.
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
  downloadUrls: ["openapi.json", "openapi.yaml"].map((title) => ({ title, url: `../${title}` })),
  // Most patterns only spell out `uuid` and `date-time`. The others are described in words.
  hideSchemaPattern: true,
  // The indentation shows the parent. `data.` before each name of a response only wraps the line.
  hidePropertiesPrefix: true,
  // Opens the first item of lists, `data: [{ … }]`. The default of 2 doesn't.
  jsonSamplesExpandLevel: 3,
};

// Nothing may be fetched. Redoc writes its styles into the page.
function contentSecurityPolicy(script: string): string {
  const hash = createHash("sha256").update(script).digest("base64");
  return `default-src 'none'; script-src 'sha256-${hash}'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'`;
}
