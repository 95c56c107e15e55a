import { definePlan } from "../../index.ts";

export default definePlan({
  name: "Songs",
  // From most to least privileged: `--token` belongs to the manager, and `--token-of member=TOKEN` to the member.
  actors: ["manager", "member"],
  // Manages another band, and must not see this one.
  outsider: "outsider",
  authorize: (token) => ({ Authorization: `Bearer ${token}` }),
  permission: { addSong: "manager", changeSong: "manager", removeSong: "manager" },
  errorStatuses: {
    malformed: 400,
    mediaType: 415,
    body: 422,
    taken: 409,
    query: 400,
    path: 404,
    malformedPath: 404,
    token: 401,
    permission: 403,
    outsider: { "/bands/{}": 404 },
  },
  // If a request has two errors, the API reports the error that is listed first.
  precedence: ["token", "outsider", "permission", "path", "query", "body"],
  // Only a 422 names the field: {"errors": [{"field": "/title"}]}
  errorDetails: { pointer: "/errors", item: "/field", statuses: [422], name: (path) => `/${path.join("/")}` },
  paging: {
    kind: "cursor",
    page: "cursor",
    next: "/page/next",
    size: "limit",
    items: "/data",
    totalItems: "/page/total",
  },
  lists: { listSongs: { order: ["/code"], sameForAll: true } },
  updatedFields: ["updatedAt"],
  // Bands can be neither listed nor created. `actorContext` is only set if the outsider needs a band.
  resourceTypes: { "/bands/{}": { find: async ({ actorContext }) => [actorContext ? "south" : "north"] } },
  operations: {
    // Each request has a new code. The other fields have the values of the contract's example.
    addSong: { unique: ["code"] },
  },
});
