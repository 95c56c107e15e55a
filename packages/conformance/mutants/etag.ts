import { setHeader } from "./tools/change.ts";
import type { Mutants } from "./tools/table.ts";

export const behaviors: Mutants = {
  "createProject > lifecycle": {
    "etag-unchanged": [
      "The ETag of a project stays the same after an update.",
      { "getProject > 2XX": setHeader("ETag", '"1"') },
    ],
  },
};
