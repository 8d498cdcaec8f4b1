import type { ComponentChildren } from "preact";
import { renderToString } from "preact-render-to-string";
import { simulator as texts } from "../../../texts/simulator.ts";

export interface PageProps {
  title: string;
  /** Wide pages (tables) take the whole width; the others are one narrow column, as at Gov.br. */
  wide?: boolean;
  /** Menu of the simulator's own pages; absent on the pages that stand for Gov.br. */
  menu?: boolean;
  children: ComponentChildren;
}

const MENU: [string, string][] = [
  ["/", texts.menu.home],
  ["/pessoas-de-teste", texts.menu.people],
  ["/autoridade", texts.menu.authority],
  ["/caixa-de-correio", texts.menu.mailbox],
  ["/simulador/falhas", texts.menu.faults],
  ["/conta", texts.menu.account],
];

/** A whole HTML document in the Gov.br look. */
export function page(props: PageProps): string {
  return `<!doctype html>${renderToString(<Document {...props} />)}`;
}

function Document({ title, wide, menu, children }: PageProps) {
  return (
    <html lang="pt-BR">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} — ${texts.home.title}`}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/ativos/raleway/latin-400.css" />
        <link rel="stylesheet" href="/ativos/raleway/latin-600.css" />
        <link rel="stylesheet" href="/ativos/raleway/latin-700.css" />
        <link rel="stylesheet" href="/ativos/govbr/core.min.css" />
        <link rel="stylesheet" href="/ativos/simulador/simulator.css" />
      </head>
      <body>
        <a class="sim-skip" href="#conteudo">
          {texts.skipToContent}
        </a>
        <header>
          <p class="sim-banner">
            <strong>{texts.banner}.</strong> {texts.bannerDetail}
          </p>
          <div class="sim-header">
            <a class="sim-logo" href="/">
              <GovbrMark />
            </a>
          </div>
        </header>
        {menu && (
          <nav class="sim-menu" aria-label={texts.menu.title}>
            {MENU.map(([href, label]) => (
              <a key={href} href={href} aria-current={label === title ? "page" : undefined}>
                {label}
              </a>
            ))}
          </nav>
        )}
        <main id="conteudo" class={wide ? "sim-main sim-main--wide" : "sim-main"} tabIndex={-1}>
          <h1>{title}</h1>
          {children}
        </main>
      </body>
    </html>
  );
}

function GovbrMark() {
  return (
    <span class="sim-mark">
      <span class="sim-mark-blue">g</span>
      <span class="sim-mark-yellow">o</span>
      <span class="sim-mark-green">v</span>
      <span class="sim-mark-blue">.br</span>
    </span>
  );
}
