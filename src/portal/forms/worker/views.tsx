import { escapeHTML, Html, useTemplateEvaluation } from "@bpmn-io/form-js-viewer";
import { type ComponentChildren, h } from "preact";
import type { FieldProps } from "../fields/props.ts";
import type { MarkupNode } from "../types.ts";
import { toMarkup } from "./markup.ts";

/**
 * `html` on the server. The viewer's own one leans on DOMPurify, which does nothing without a real browser; here the
 * evaluated template (values escaped) goes through our own list of harmless elements.
 */
export function HtmlView({ field }: FieldProps) {
  const html: string = useTemplateEvaluation(field.content ?? "", { debug: true, strict: field.strict, sanitizer: escapeHTML });
  return <div class="fjs-form-field fjs-form-field-html">{parse(html)}</div>;
}
HtmlView.config = Html.config;

/** Markup of a fragment, as elements of preact. */
export function parse(html: string): ComponentChildren[] {
  const { body } = new DOMParser().parseFromString(`<!DOCTYPE html><html><body>${html}</body></html>`, "text/html");
  return [...body.childNodes].flatMap(toMarkup).map(toElement);
}

function toElement(node: MarkupNode): ComponentChildren {
  return typeof node === "string" ? node : h(node.tag, node.attributes, node.children.map(toElement));
}
