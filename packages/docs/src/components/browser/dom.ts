/** Attributes by name. True adds an attribute without a value; false and undefined omit it. */
export type Attributes = Record<string, string | boolean | undefined>;

export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const created = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) created.setAttribute(name, value === true ? "" : value);
  }
  created.append(...children);
  return created;
}

export function loadAsset(name: string): Promise<void> {
  loading[name] ??= new Promise((resolve, reject) => {
    const url = `${document.body.dataset.root}assets/${name}`;
    const tag = name.endsWith(".css")
      ? element("link", { rel: "stylesheet", href: url })
      : element("script", { src: url });
    Object.assign(tag, {
      // Runs scripts in the order in which they are added.
      async: false,
      onload: resolve,
      onerror: () => reject(new Error(`assets/${name} could not be loaded.`)),
    });
    document.head.append(tag);
  });
  return loading[name];
}

const loading: Record<string, Promise<void>> = {};
