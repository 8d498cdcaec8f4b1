import type { MarkupElement, MarkupNode } from "../types.ts";

/** Elements a form may put on a page of the portal; the content of all others is kept without its element. */
const ELEMENTS = new Set(
  (
    "a abbr b blockquote br caption cite code col colgroup dd del details div dl dt em fieldset figcaption figure h1 h2 h3 h4 h5 " +
    "h6 hr i img input ins kbd label legend li mark ol optgroup option p pre q s samp section select small span strong sub " +
    "summary sup table tbody td textarea tfoot th thead time tr u ul var"
  ).split(" "),
);

/** Elements whose content is not text for people. */
const DROPPED = new Set([
  "script",
  "style",
  "template",
  "svg",
  "iframe",
  "object",
  "embed",
  "noscript",
  "head",
  "title",
  "button",
]);

const ATTRIBUTES = new Set(
  (
    "class id for href title lang dir alt src width height colspan rowspan scope headers role type name value checked selected " +
    "disabled readonly required rows cols maxlength min max step placeholder open start reversed datetime tabindex"
  ).split(" "),
);

/** Reduces what form-js drew to elements and attributes that cannot do anything: no scripts, no styles, no foreign addresses but links. */
export function toMarkup(node: Node): MarkupNode[] {
  if (node.nodeType === 3) return [node.nodeValue ?? ""];
  if (node.nodeType !== 1) return [];
  const element = node as Element;
  const tag = element.tagName.toLowerCase();
  if (DROPPED.has(tag)) return [];
  const children = [...element.childNodes].flatMap(toMarkup);
  if (!ELEMENTS.has(tag)) return children;
  const markup: MarkupElement = { tag, attributes: attributesOf(element), children };
  return [markup];
}

/** A drawing of form-js itself (never of a form): shapes and their geometry. */
export function toDrawing(element: Element): MarkupElement {
  const drawn = [...element.attributes].filter(({ name }) => /^(xmlns|viewBox|width|height|d|fill|fill-rule)$/.test(name));
  return {
    tag: element.tagName.toLowerCase(),
    attributes: Object.fromEntries(drawn.map(({ name, value }) => [name, value])),
    children: [...element.children].map(toDrawing),
  };
}

function attributesOf(element: Element): MarkupElement["attributes"] {
  const kept: MarkupElement["attributes"] = {};
  for (const { name, value } of [...element.attributes]) {
    const lower = name.toLowerCase();
    if (!ATTRIBUTES.has(lower) && !lower.startsWith("aria-")) continue;
    if (lower === "href" && !/^(https?:|mailto:|tel:|\/(?!\/)|#)/i.test(value.trim())) continue;
    if (lower === "src" && !/^(data:image\/(png|jpeg|gif|webp);|\/(?!\/))/i.test(value.trim())) continue;
    kept[lower] = value;
  }
  return kept;
}
