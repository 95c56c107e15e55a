/** Pagination by page number. The pointers are JSON pointers (RFC 6901) into the response body. */
export interface Paging {
  /**
   * The query parameter of the page, from 1.
   *
   * @example
   * page: "page"
   */
  page: string;
  /**
   * The query parameter of the page size.
   *
   * @example
   * size: "per_page"
   */
  size: string;
  /**
   * Pointer to the list of items.
   *
   * @example
   * items: "/data"
   */
  items: string;
  /**
   * Pointer to the number of items on all pages.
   *
   * @example
   * totalItems: "/meta/total_count"
   */
  totalItems: string;
  /**
   * Pointer to the number of pages.
   *
   * @example
   * totalPages: "/meta/total_pages"
   */
  totalPages: string;
  /**
   * Pointer to the number of the page.
   *
   * @example
   * currentPage: "/meta/current_page"
   */
  currentPage: string;
}

export type OrderKey = string | ((item: Record<string, unknown>) => unknown);

export interface ListFacts {
  /**
   * The sort keys: JSON pointers (RFC 6901) into the items, most significant first. A `-` means descending.
   * Texts are compared by code point. A function returns another value to compare, such as a name in lowercase.
   *
   * @example
   * order: ["-/started_at", "/id"]
   */
  order?: readonly OrderKey[];
  /**
   * True if every actor that may read the list sees the same items.
   *
   * @example
   * sameForAll: true
   */
  sameForAll?: boolean;
}

export interface ResourceTypeFacts {
  /**
   * The item field with the id. Defaults to the name of the path parameter, or `id` if there is no such field.
   *
   * @example
   * id: "number"
   */
  id?: string;
  /**
   * True if a resource can belong to several parents at once, such as a member of teams.
   *
   * @example
   * resourceTypes: { "/teams/{}/members/{}": { shared: true } }
   */
  shared?: boolean;
}

/** An operation that checks whether a value is available. */
export interface AvailabilityRule {
  /**
   * The query parameter with the value.
   *
   * @example
   * parameter: "slug"
   */
  parameter: string;
  /**
   * JSON pointer (RFC 6901) to the result: true if the value is available, false if it is taken.
   *
   * @example
   * pointer: "/available"
   */
  pointer: string;
  /**
   * The operation that creates resources with such values.
   *
   * @example
   * create: "createShelf"
   */
  create: string;
  /**
   * The field of its body.
   *
   * @example
   * field: "slug"
   */
  field: string;
}
