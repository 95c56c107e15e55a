import { element } from "./element.ts";

export function loadAsset(name: string): Promise<void> {
  loading[name] ??= new Promise((resolve, reject) => {
    const url = `${document.body.dataset.root}assets/${name}`;
    const tag = name.endsWith(".css")
      ? element("link", { rel: "stylesheet", href: url })
      : element("script", { src: url });
    tag.onload = () => resolve();
    tag.onerror = () => reject(new Error(`assets/${name} could not be loaded.`));
    document.head.append(tag);
  });
  return loading[name];
}

const loading: Record<string, Promise<void>> = {};
