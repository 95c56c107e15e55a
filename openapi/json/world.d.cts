// Sample data by file and entry. Source: openapi/world/.

declare const world: Record<string, Record<string, Record<string, unknown>>>;
export = world;
