import { type ComponentChildren, h } from "preact";
import type { MarkupNode } from "../forms/types.ts";

/** The markup that the form worker drew (harmless elements and attributes only), as part of a page. */
export function Markup({ nodes }: { nodes: MarkupNode[] }) {
  return <>{nodes.map(toElement)}</>;
}

function toElement(node: MarkupNode): ComponentChildren {
  return typeof node === "string" ? node : h(node.tag, node.attributes, node.children.map(toElement));
}
