import type { PageMeta } from "@crewkit/types";

/** Returns a page of a list. Pages after the last one are empty. */
export function paginate<T>(items: readonly T[], query: PageQuery): { data: T[]; meta: PageMeta } {
  const start = (query.page - 1) * query.per_page;
  return {
    data: items.slice(start, start + query.per_page),
    meta: {
      current_page: query.page,
      total_pages: Math.ceil(items.length / query.per_page),
      total_count: items.length,
    },
  };
}

export interface PageQuery {
  page: number;
  per_page: number;
}
