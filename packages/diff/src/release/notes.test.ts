import { expect, test } from "vitest";
import { createRepository, hasGit } from "../testing/repository.ts";
import { releaseNotes } from "./notes.ts";

test.skipIf(!hasGit)("contains each package's changes in the released version", async () => {
  const { folder } = await createRepository({
    "openapi/CHANGELOG.md":
      "# Changelog\n\n## 0.7.0 - 2026-11-27\n\nAn introduction.\n\n### Changes\n\n- A field.\n\n## 0.6.0\n\n- Old.\n",
    "packages/types/CHANGELOG.md":
      "# @crewkit/types\n\n## 0.6.1\n\nNo changes in this release.\n\n## 0.6.0\n\n- Old.\n",
    "packages/client/CHANGELOG.md": "# @crewkit/client\n\n## 0.6.1\n\n### Changes\n\n- A fix.\n",
  });
  const packages = [
    { folder: "openapi", name: "@crewkit/openapi", version: "0.7.0" },
    { folder: "packages/types", name: "@crewkit/types", version: "0.6.1" },
    { folder: "packages/client", name: "@crewkit/client", version: "0.6.1" },
  ];
  expect(releaseNotes(folder, packages)).toBe(`## @crewkit/openapi 0.7.0

An introduction.

### Changes

- A field.

## @crewkit/client 0.6.1

### Changes

- A fix.
`);
});
