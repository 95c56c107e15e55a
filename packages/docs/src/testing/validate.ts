import { HtmlValidate, StaticConfigLoader } from "html-validate";

const validator = new HtmlValidate(
  new StaticConfigLoader({
    root: true,
    extends: ["html-validate:recommended"],
    rules: {
      // Both are valid HTML, and omitted end tags make pages smaller.
      "no-implicit-close": "off",
      "doctype-style": "off",
      "valid-id": ["error", { relaxed: true }],
      // The headings of the navigation precede the title.
      "heading-level": ["error", { minInitialRank: "h2" }],
      "require-sri": ["error", { target: "crossorigin" }],
    },
  }),
);

export function invalidHtml(path: string, html: string): string[] {
  const { results } = validator.validateStringSync(html, path);
  return results.flatMap(({ messages }) =>
    messages.map(({ line, column, message, ruleId }) => `${path}:${line}:${column} ${message} (${ruleId})`),
  );
}
