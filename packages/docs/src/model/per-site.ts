import type { Site } from "./site.ts";

/** Caches a value for each site, because all pages need it. */
export function perSite<Value>(create: (site: Site) => Value): (site: Site) => Value {
  const values = new WeakMap<Site, Value>();
  return (site) => {
    const value = values.get(site) ?? create(site);
    values.set(site, value);
    return value;
  };
}
