import { Window } from "happy-dom";

/**
 * The document that form-js needs, made of happy-dom: only inside the worker thread, so that the rest of the process
 * keeps no global `document`. Must be imported before form-js.
 */
const window = new Window({
  url: "http://localhost/",
  settings: {
    disableJavaScriptFileLoading: true,
    disableCSSFileLoading: true,
    disableIframePageLoading: true,
    enableJavaScriptEvaluation: false,
  },
});

const names = [
  "document",
  "DOMParser",
  "Node",
  "NodeFilter",
  "Element",
  "HTMLElement",
  "HTMLFormElement",
  "HTMLTemplateElement",
  "SVGElement",
  "DocumentFragment",
  "Text",
  "Comment",
  "NamedNodeMap",
  "Event",
  "CustomEvent",
  "KeyboardEvent",
  "MutationObserver",
  "ResizeObserver",
  "IntersectionObserver",
] as const;

for (const name of names) {
  Object.defineProperty(globalThis, name, { value: window[name], configurable: true, writable: true });
}
Object.defineProperty(globalThis, "window", { value: window, configurable: true });
