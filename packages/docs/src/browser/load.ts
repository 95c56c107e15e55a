/**
 * Loads a file of the site's once: a style, or a script, as a classic one, since a page that is opened from a file may load
 * no modules.
 */
export function load(name: string): Promise<void> {
  loading[name] ??= new Promise((resolve, reject) => {
    const url = `${document.body.dataset.root}assets/${name}`;
    const element = name.endsWith(".css") ? style(url) : script(url);
    element.onload = () => resolve();
    element.onerror = () => reject(new Error(`assets/${name} did not load.`));
    document.head.append(element);
  });
  return loading[name];
}

const loading: Record<string, Promise<void>> = {};

function style(url: string): HTMLElement {
  return Object.assign(document.createElement("link"), { rel: "stylesheet", href: url });
}

function script(url: string): HTMLElement {
  return Object.assign(document.createElement("script"), { src: url });
}
