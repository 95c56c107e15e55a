import type { Contract } from "@crewkit/openapi";
import { makeOffline } from "./offline.ts";
import { makeReadable } from "./readable.ts";
import { renderPage } from "./render.ts";

/**
 * Everything on one page: the whole contract as Redoc renders it, in one HTML file that asks nothing of any other host.
 *
 * @throws if Redoc fails (with what it printed), or if its page is not the one that we know how to keep from calling home.
 */
export async function redocPage(contract: Contract): Promise<string> {
  return makeOffline(await renderPage(makeReadable(contract)));
}
