import type { Rule } from "../../contract.ts";
import type { Place } from "../../place.ts";

/** Every server answers below the same path. */
export const rule: Rule = ({ root, operations, report }) => {
  const servers = root.get("servers");
  if (servers.items().length === 0) {
    report(
      `The document has no server. Add one: \`servers: [{ url: https://<host>${basePath} }]\`.`,
      root.get("openapi").at,
    );
  }
  const lists = [servers, ...operations.flatMap(({ item, place }) => [item.get("servers"), place.get("servers")])];
  const all = new Map(lists.flatMap((list) => list.items()).map((server) => [server.at.absolutePointer, server]));
  for (const server of all.values()) {
    const url = urlOf(server);
    if (url.endsWith(basePath)) continue;
    report(
      `The server ${url} does not end in ${basePath}. Write its URL like \`https://<host>${basePath}\`.`,
      server.get("url").at,
    );
  }
};

const basePath = "/api/v1";

/** The URL with each variable's default in its place. */
function urlOf(server: Place): string {
  return server.text("url").replace(/\{([^}]*)\}/g, (_, name) => server.get("variables", name).text("default"));
}
