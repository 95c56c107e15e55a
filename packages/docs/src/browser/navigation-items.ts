// assets/navigation.js, which is loaded on demand.

// Defined by build.ts.
declare const navigationItems: Record<string, string>;

window.crewkitNavigation = navigationItems;
