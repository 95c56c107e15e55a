import { element } from "./element.ts";

/**
 * Loads a file of the site's once: a style, or a script, as a classic one, since a page that is opened from a file may load
 * no modules.
 */
export function loadAsset(name: string): Promise<void> {
  loading[name] ??= new Promise((resolve, reject) => {
    const url = `${document.body.dataset.root}assets/${name}`;
    const tag = name.endsWith(".css")
      ? element("link", { rel: "stylesheet", href: url })
      : element("script", { src: url });
    tag.onload = () => resolve();
    tag.onerror = () => reject(new Error(`assets/${name} did not load.`));
    document.head.append(tag);
  });
  return loading[name];
}

const loading: Record<string, Promise<void>> = {};
