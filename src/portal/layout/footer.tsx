import type { Language } from "../../domain/language.ts";
import { frames } from "../../texts/frame.ts";
import { portal } from "../../texts/portal.ts";
import { Icon } from "./icon.tsx";

/** The footer of the guide. */
export function Footer({ language }: { language: Language }) {
  const texts = portal.footer;
  const frame = frames[language];
  return (
    <footer id="rodape" class="site-footer" tabIndex={-1}>
      <div class="site-footer-inner">
        <p class="footer-ombudsman">
          <Icon name="phone-alt" />
          <strong>{frame.ombudsman}:</strong> <a href="tel:08002851818">{texts.ombudsmanNumber}</a>
        </p>
        <ul class="footer-links">
          <li>
            <Icon name="globe" />
            <a href="https://www.inmetro.gov.br">{texts.site}</a>
          </li>
          <li>
            <Icon name="facebook-f" brand />
            <a href="https://www.facebook.com/Inmetro">{texts.facebook}</a>
          </li>
          <li>
            <Icon name="youtube" brand />
            <a href="https://www.youtube.com/tvinmetro">{texts.youtube}</a>
          </li>
          <li>
            <Icon name="twitter" brand />
            <a href="https://twitter.com/Inmetro">{texts.twitter}</a>
          </li>
        </ul>
        <p class="footer-staff">
          <Icon name="user-lock" />
          <a href="/equipe">{frame.staffDoor}</a>
        </p>
        <p class="footer-agency">{frame.agencyName}</p>
      </div>
    </footer>
  );
}
