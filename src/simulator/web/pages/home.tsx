import { simulator as texts } from "../../../texts/simulator.ts";
import { page } from "./layout.tsx";

const t = texts.home;

const ENTRIES: [string, string, string][] = [
  ["/pessoas-de-teste", texts.menu.people, t.people],
  ["/autoridade", texts.menu.authority, t.authority],
  ["/caixa-de-correio", texts.menu.mailbox, t.mailbox],
  ["/simulador/falhas", texts.menu.faults, t.faults],
  ["/conta", texts.menu.account, t.account],
];

/** Front page of the simulator. */
export function homePage(): string {
  return page({
    title: t.title,
    wide: true,
    menu: true,
    children: (
      <>
        <p>{t.lead}</p>
        <ul class="sim-cards">
          {ENTRIES.map(([href, title, text]) => (
            <li class="sim-card" key={href}>
              <h2>
                <a href={href}>{title}</a>
              </h2>
              <p>{text}</p>
            </li>
          ))}
        </ul>
      </>
    ),
  });
}
