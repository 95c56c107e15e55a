import { changeText, readField, readText, rejectTaken, respondWith, setField, when } from "./tools/change.ts";
import { partsOf } from "./tools/request.ts";
import type { Mutants } from "./tools/table.ts";

export const behaviors: Mutants = {
  "createProject > custom": {
    "slug-unique-in-all-organizations": [
      "Two organizations cannot have projects with the same slug.",
      (created, request, { memory }) => {
        const [organization = ""] = partsOf(request);
        const slug = readText(created, "/data/slug");
        const isTaken = (memory.get(slug) ?? organization) !== organization;
        memory.set(slug, organization);
        return isTaken ? rejectTaken("slug")(created) : created;
      },
    ],
  },
  "getProject > custom": {
    "project-without-repositories": [
      "A project is returned without its repositories.",
      setField("/data/repositories", []),
    ],
  },
  "updateProject > custom": {
    "update-always-changes-the-time": [
      "An update without changes changes `updated_at`.",
      setField("/data/updated_at", "2030-01-01T00:00:00Z"),
    ],
  },
  "deleteProject > custom": {
    "project-resources-remain": [
      "Deleting a project keeps its resources.",
      { "listResourceVersions > 404": respondWith(200) },
    ],
  },
  "createRepository > custom": {
    "repositories-share-a-slug": [
      "Two repositories with the same name have the same slug.",
      changeText("/data/slug", (slug) => slug.replace(/-2$/, "")),
    ],
  },
  "resolveProject > custom": {
    "resolution-is-cached": [
      "A remote is resolved once, and then returned from a cache.",
      (response, request, { memory }) => {
        const body = memory.get(request.body) ?? response.body;
        memory.set(request.body, body);
        return { ...response, body };
      },
    ],
  },
  "deleteRepository > custom": {
    "unlinking-ends-sessions": [
      "The sessions of an unlinked repository end.",
      {
        "getSession > 2XX": when(
          (session) => readField(session, "/data/repository_id") === null,
          (session) => setField("/data/ended_at", readField(session, "/data/started_at"))(session),
        ),
      },
    ],
  },
};
