/** The shared parameters of every list, by the names of their components. */
export const pageParameters = [
  { component: "Page", shape: { name: "page", in: "query", schema: { type: "integer", minimum: 1, default: 1 } } },
  {
    component: "PerPage",
    shape: { name: "per_page", in: "query", schema: { type: "integer", minimum: 1, maximum: 100, default: 25 } },
  },
] as const;
