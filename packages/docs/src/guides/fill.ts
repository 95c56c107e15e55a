/**
 * A text in which `{{name}}` is what the facts say under that name.
 *
 * @throws if they say nothing; the message lists what there is.
 */
export function fill(text: string, facts: Record<string, string>): string {
  return text.replace(/\{\{(.*?)\}\}/g, (_, name: string) => {
    const fact = facts[name];
    if (fact !== undefined) return fact;
    throw new Error(`A guide asks for {{${name}}}. There are: ${Object.keys(facts).join(", ")}.`);
  });
}
