import { HtmlValidate, StaticConfigLoader } from "html-validate";

const validator = new HtmlValidate(
  new StaticConfigLoader({
    root: true,
    extends: ["html-validate:recommended"],
    rules: {
      // HTML lets both be, and pages are smaller without the end tags.
      "no-implicit-close": "off",
      "doctype-style": "off",
      // A status is an id: `#404`.
      "valid-id": ["error", { relaxed: true }],
      // The navigation stands before the title, and its headings are not the first rank's.
      "heading-level": ["error", { minInitialRank: "h2" }],
      // What comes from the site itself needs no hash.
      "require-sri": ["error", { target: "crossorigin" }],
    },
  }),
);

/** What is wrong with a page's HTML, each as a sentence with its place. */
export function invalidHtml(path: string, html: string): string[] {
  const { results } = validator.validateStringSync(html, path);
  return results.flatMap(({ messages }) =>
    messages.map(({ line, column, message, ruleId }) => `${path}:${line}:${column} ${message} (${ruleId})`),
  );
}
