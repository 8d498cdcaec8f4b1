import type { Language } from "../../domain/language.ts";
import { frames } from "../../texts/frame.ts";
import { portal } from "../../texts/portal.ts";
import { Bell } from "../notices/bell.tsx";
import type { Person } from "./document.tsx";
import { Icon } from "./icon.tsx";

/** Who we are, where one can go, and the menu of the signed-in person. A disclosure of HTML itself: it needs no script. */
export function Header({ person, language }: { person: Person | null; language: Language }) {
  const texts = { ...portal.frame, ...frames[language] };
  // The entry page is Portuguese: whoever reads another language begins elsewhere.
  const home = person?.registered ? "/inicio" : language === "pt" ? "/" : "/estrangeiras";
  return (
    <header class="site-header">
      <div class="site-header-inner">
        <a class="site-brand" href={home}>
          <span class="site-agency">{texts.agency}</span>
          <span class="site-initials">{texts.initials}</span>
          <span class="site-system">{texts.system}</span>
        </a>
        <nav id="menu" class="site-menu" aria-label={texts.menuLabel} tabIndex={-1}>
          <a href={home}>{texts.start}</a>
          <a href="/servicos">{texts.services}</a>
          <a href="/ajuda">{texts.help}</a>
          {person !== null && <Bell unread={person.unread} language={language} />}
          {person !== null && (
            <details class="user-menu">
              <summary>
                <Icon name="user" />
                <span class="user-name">{person.name}</span>
                <Icon name="angle-down" />
              </summary>
              <div class="user-panel">
                <p class="user-identity">
                  <strong>{person.name}</strong>
                  <span>{person.number}</span>
                </p>
                <a href="/inicio">{texts.home}</a>
                <a href="/configuracoes">{texts.settings}</a>
                <a href="/sair">
                  <Icon name="sign-out-alt" /> {texts.leave}
                </a>
              </div>
            </details>
          )}
        </nav>
      </div>
    </header>
  );
}
