// In a navigation that is longer than the screen, the page that one is on is shown. When the page is laid out anyway, since
// where things are would be asked twice before.
requestAnimationFrame(() => document.querySelector("#nav [aria-current]")?.scrollIntoView({ block: "nearest" }));
