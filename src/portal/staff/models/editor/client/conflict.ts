import { modelEditor } from "../../../../../texts/models/editor.ts";
import { type PageData, part } from "./page-data.ts";
import { copyDraft, type DraftOnServer } from "./requests.ts";

const texts = modelEditor.conflict;

/** What is done with a file that two people changed. `later`: nothing yet, both stay as they are. */
export type Choice = "theirs" | "mine" | "later" | { copiedTo: string };

/** Somebody saved meanwhile: says who, and asks. Leaving the question without an answer loses nothing. */
export function askAboutConflict(page: PageData, { savedBy, savedAt }: DraftOnServer, content: string): Promise<Choice> {
  const dialog = part<HTMLDialogElement>("conflito");
  part("conflito-quem").textContent = texts.who(savedBy, new Date(savedAt));
  const problem = part("conflito-problema");
  problem.textContent = "";
  dialog.showModal();
  return new Promise((resolve) => {
    const listening = new AbortController();
    const close = (choice: Choice) => {
      listening.abort();
      dialog.close();
      resolve(choice);
    };
    const on = (id: string, act: () => void) => part(id).addEventListener("click", act, { signal: listening.signal });
    on("conflito-deles", () => close("theirs"));
    on("conflito-meu", () => close("mine"));
    on("conflito-depois", () => close("later"));
    on("conflito-copia", async () => {
      const address = await copyDraft(page, content);
      if (address === null) {
        problem.textContent = texts.copyFailed;
        return;
      }
      close({ copiedTo: address });
    });
    dialog.addEventListener("cancel", () => close("later"), { signal: listening.signal });
  });
}
