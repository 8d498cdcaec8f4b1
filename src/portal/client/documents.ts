import { services } from "../../texts/services.ts";

const texts = services.documents;

const section = document.getElementById("documentos");

/**
 * Attaches and removes documents without leaving the page, so that what was typed into the form beside them stays. The
 * server answers with a page; its list takes the place of this one. Without this script the forms work as forms.
 */
function start(section: HTMLElement): void {
  section.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement)) return;
    event.preventDefault();
    void send(form);
  });
}

async function send(form: HTMLFormElement): Promise<void> {
  const body = new FormData(form);
  const upload = form.enctype === "multipart/form-data";
  const buttons = [...form.querySelectorAll("button")];
  for (const button of buttons) button.disabled = true;
  if (upload) tell(section?.dataset.sending ?? texts.sending, "info");
  try {
    const answer = await fetch(form.action, {
      method: "POST",
      body: upload ? body : new URLSearchParams([...body].map(([name, value]) => [name, String(value)])),
    });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("documentos");
    if (fresh === null) throw new Error(`HTTP ${answer.status}`);
    const notice = page.querySelector(".notice .content")?.textContent ?? "";
    section?.replaceChildren(...fresh.childNodes);
    if (notice !== "") tell(notice, "success");
    section?.focus({ preventScroll: true });
  } catch (error) {
    console.warn(error);
    tell(section?.dataset.failed ?? texts.failed, "danger");
    for (const button of buttons) button.disabled = false;
  }
}

/** Above the list, where screen readers hear of it. */
function tell(text: string, kind: "info" | "success" | "danger"): void {
  const message = document.createElement("p");
  message.className = `br-message ${kind} upload-problems`;
  message.textContent = text;
  const place = document.getElementById("documentos-mensagens");
  place?.querySelector(`p.${kind === "success" ? "info" : kind}`)?.remove();
  place?.prepend(message);
}

if (section !== null) start(section);
