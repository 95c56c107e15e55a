// What `import world from "@crewkit/openapi/world.json"` gives: by file, then by entry, as openapi/world/ has them.

declare const world: Record<string, Record<string, Record<string, unknown>>>;
export default world;
