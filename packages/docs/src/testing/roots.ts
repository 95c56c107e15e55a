import { existsSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { test as base } from "vitest";
import { homeFile, siteFolder } from "../files.ts";
import { serveDocs } from "../serve.ts";

export const withRoots = base
  .extend("builtSite", { scope: "worker" }, () => {
    if (!existsSync(homeFile)) throw new Error("packages/docs/dist/index.html is missing. Run `pnpm build`.");
    return pathToFileURL(`${siteFolder}/`).href;
  })
  // The URLs of the site on disk and on a server, with a trailing slash.
  .extend("roots", { scope: "worker" }, async ({ builtSite }, { onCleanup }) => {
    const docs = await serveDocs({ port: 0 });
    onCleanup(docs.close);
    return { file: builtSite, served: `${docs.url}/` };
  });
