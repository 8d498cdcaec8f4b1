import { isLanguage } from "../../domain/language.ts";
import { sessionTexts } from "../../texts/session.ts";

/** The warning stands this long before the end, in milliseconds. */
const NOTICE_MS = 5 * 60_000;
const MINUTE_MS = 60_000;

/**
 * Warns before the session of a signed-in person ends and lets them extend it without leaving the page (WCAG 2.2.1). The
 * server decides: this only tells what it said.
 */
function start(place: HTMLElement): void {
  const { language, door } = place.dataset;
  const { warning, extend, ended, signIn, signInWithoutCpf } = sessionTexts[isLanguage(language) ? language : "pt"];
  let endsAt = performance.now() + Number(place.dataset.seconds) * 1_000;
  let timer = 0;
  const message = document.createElement("p");
  message.setAttribute("role", "status");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "br-button primary small";
  button.textContent = extend;
  const link = document.createElement("a");
  link.href = door ?? "/govbr/entrar";
  link.textContent = door === undefined ? signIn : signInWithoutCpf;
  link.hidden = true;
  place.append(message, button, link);

  button.addEventListener("click", async () => {
    const response = await fetch("/sessao", { headers: { accept: "application/json" } }).catch(() => null);
    const seconds = response?.ok ? ((await response.json()) as { seconds: number }).seconds : 0;
    endsAt = performance.now() + seconds * 1_000;
    look();
  });

  function look(): void {
    window.clearTimeout(timer);
    const left = endsAt - performance.now();
    place.hidden = left > NOTICE_MS;
    if (place.hidden) {
      timer = window.setTimeout(look, left - NOTICE_MS + 50);
      return;
    }
    const over = left <= 0;
    button.hidden = over;
    link.hidden = !over;
    message.textContent = over ? ended : warning(Math.max(1, Math.ceil(left / MINUTE_MS)));
    if (!over) timer = window.setTimeout(look, Math.min(left, MINUTE_MS));
  }
  look();
}

const place = document.getElementById("aviso-de-sessao");
if (place !== null) start(place);
