import type { ComponentChildren } from "preact";

/** The white sheet on which most pages are written; its heading is the heading of the page. */
export function Panel({ title, wide = false, children }: { title: string; wide?: boolean; children: ComponentChildren }) {
  return (
    <section class={`panel${wide ? " panel-wide" : ""}`}>
      <h1>{title}</h1>
      {children}
    </section>
  );
}
