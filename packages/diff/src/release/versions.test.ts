import { expect, test } from "vitest";
import { createRepository, hasGit } from "../testing/repository.ts";
import format from "./changelog-format.ts";
import {
  changesetFile,
  entryLabels,
  findEarlyMajor,
  followContract,
  labelsOf,
  nextSteps,
  releasedFiles,
} from "./versions.ts";

const contract = (version: string) => ({ folder: "openapi", name: "@crewkit/openapi", version });
const client = (version: string) => ({ folder: "packages/client", name: "@crewkit/client", version });

test.skipIf(!hasGit)(
  "sets the contract's version, and adds the date and headings to the changelogs of released packages",
  async () => {
    const section = (version: string) =>
      `# Changelog\n\n## ${version}\n\n### Minor Changes\n\n- A.\n\n### Patch Changes\n\n- B.\n\n## 0.7.0\n\nOld.\n`;
    const { folder } = await createRepository({
      "openapi/CHANGELOG.md": section("0.8.0"),
      "openapi/openapi.yaml": "openapi: 3.1.0\ninfo:\n  version: 0.7.0\n",
      "packages/client/CHANGELOG.md": section("1.3.0"),
    });
    const date = new Date("2026-11-28T12:00:00Z");
    const released = releasedFiles(
      folder,
      [contract("0.7.0"), client("1.2.3")],
      [contract("0.8.0"), client("1.3.0")],
      date,
    );
    expect(Object.fromEntries(released)).toEqual({
      "openapi/CHANGELOG.md":
        "# Changelog\n\n## 0.8.0 - 2026-11-28\n\n### Breaking changes\n\n- A.\n\n### Changes\n\n- B.\n\n## 0.7.0\n\nOld.\n",
      "openapi/openapi.yaml": "openapi: 3.1.0\ninfo:\n  version: 0.8.0\n",
      "packages/client/CHANGELOG.md":
        "# Changelog\n\n## 1.3.0 - 2026-11-28\n\n### New\n\n- A.\n\n### Fixes\n\n- B.\n\n## 0.7.0\n\nOld.\n",
    });
    const unchanged = [contract("0.7.0"), client("1.2.3")];
    expect(releasedFiles(folder, unchanged, unchanged, date).size).toBe(0);
  },
);

test.skipIf(!hasGit)(
  "sorts the entries of a new version of the contract by their tag, in the order of the contract",
  async () => {
    const old = "## 0.7.0\n\n### Changes\n\n- **Package.** Z.\n- **Health.** A.\n";
    const entries = [
      "- **Package.** P.",
      "- **Sessions.**\n  S.",
      "- **Members, Sessions.** M.\n\n  More.",
      "- **All operations.** A.",
    ];
    const { folder } = await createRepository({
      "openapi/CHANGELOG.md": `# Changelog\n\n## 0.7.1\n\n### Patch Changes\n\n${entries.join("\n")}\n\n${old}`,
      "openapi/openapi.yaml": "info:\n  version: 0.7.0\ntags:\n  - name: Members\n  - name: Sessions\n",
    });
    const released = releasedFiles(folder, [contract("0.7.0")], [contract("0.7.1")], new Date("2026-11-28"));
    const [packageEntry, sessions, members, all] = entries;
    expect(released.get("openapi/CHANGELOG.md")).toBe(
      `# Changelog\n\n## 0.7.1 - 2026-11-28\n\n### Changes\n\n${[all, members, sessions, packageEntry].join("\n")}\n\n${old}`,
    );
  },
);

test("reads the labels of entries and contracts", () => {
  expect(labelsOf("- **Members, Roles.** They are new.")).toEqual(["Members", "Roles"]);
  expect(labelsOf("- They are **new.** Yes.")).toEqual([]);
  expect(entryLabels("tags: [{ name: Members }]")).toEqual([
    "All operations",
    "Members",
    "OpenAPI document",
    "Package",
  ]);
});

test("releases all packages with a new version of the contract", () => {
  const changeset = followContract([contract("0.7.0"), client("0.6.0")], "minor");
  expect([...changesetFile(changeset).values()]).toEqual([
    '---\n"@crewkit/client": minor\n---\n\nUpdates the API contract to version 0.8.0. See the changelog of @crewkit/openapi.\n',
  ]);
});

test.each([
  ["0.7.0", "patch", "0.6.0", "patch"],
  ["0.7.0", "minor", "1.2.3", "major"],
  ["1.2.3", "minor", "0.6.0", "patch"],
  ["1.2.3", "major", "0.6.0", "minor"],
  ["1.2.3", "minor", "1.2.3", "minor"],
] as const)("for contract %s, %s releases packages %s with %s", (from, level, version, expected) => {
  const { releases } = followContract([contract(from), client(version)], level);
  expect(releases).toEqual([{ name: "@crewkit/client", type: expected }]);
});

test("reports a changeset that would release 1.0.0", () => {
  const change = (type: "major" | "minor") => [
    { file: ".changeset/a.md", summary: "A.", releases: [{ name: "@crewkit/client", type }] },
  ];
  expect(findEarlyMajor([client("0.6.0")], change("major"))).toMatch(
    /^\.changeset\/a\.md .*client 1\.0\.0\. .*--stable/,
  );
  expect(findEarlyMajor([client("0.6.0")], change("minor"))).toBeUndefined();
  expect(findEarlyMajor([client("1.2.3")], change("major"))).toBeUndefined();
});

test("lists the next steps, which create the missing tags on main and push all", () => {
  const packages = [contract("0.8.0"), client("0.7.0"), client("0.7.0")];
  expect(nextSteps(packages, ["contract-v0.8.0"])).toMatch(
    /"Release 0\.7\.0"\n.*\n.*\n {2}git pull origin main\n {2}git tag v0\.7\.0\n {2}pnpm release --dry-run\n {2}git push --atomic origin contract-v0\.8\.0 v0\.7\.0$/,
  );
});

test.each([
  ["One change.", "- One change."],
  ["One change\nin two lines.\n\n    and code", "- One change\n  in two lines.\n\n      and code"],
  ["- One change.\n- Another.", "- One change.\n- Another."],
])("formats the text of a changeset as a list: %j", (summary, entry) => {
  expect(format.getReleaseLine({ summary })).toBe(entry);
});
