import { modelEditor } from "../../../../../texts/models/editor.ts";
import { askAboutConflict } from "./conflict.ts";
import { made, type PageData, part } from "./page-data.ts";
import { copyDraft, type DraftOnServer, type Saved, writeDraft } from "./requests.ts";
import { unsavedPlace } from "./unsaved.ts";

const texts = modelEditor.keeping;
/** So long after the last change it is put aside in the browser, in milliseconds. */
const PATIENCE_MS = 800;

/** What an editor is for whoever keeps its file. */
export interface Edited {
  /** The file as it stands in the editor. */
  content(): Promise<string>;
  /** Shows another content in place of what is there. */
  show(content: string): Promise<void>;
}

/** Keeps a file: says whether it is saved, saves, and loses nothing when it cannot. */
export interface Keeper {
  /** Something was changed. */
  changed(): void;
  save(): Promise<void>;
}

/** Begins with the file as the server has it; offers what was left unsaved in this browser. */
export function keep(page: PageData, draft: DraftOnServer, edited: Edited): Keeper {
  const place = unsavedPlace(page.account, page.file);
  const state = part("estado");
  const button = part<HTMLButtonElement>("salvar");
  let revision = draft.revision;
  let unsaved = false;
  let saving = false;
  /** What was left is still there: nothing may take its place before somebody has decided. */
  let offering = false;
  let timer = 0;

  const tell = (kind: "saved" | "unsaved" | "problem", ...content: (Node | string)[]) => {
    state.className = `editor-state editor-state-${kind}`;
    state.replaceChildren(...content);
  };
  const putAside = async () => {
    if (unsaved && !place.keep({ content: await edited.content(), revision, at: new Date().toISOString() }))
      tell("problem", texts.noRoom);
  };
  const changed = () => {
    if (!unsaved) tell("unsaved", texts.unsaved);
    unsaved = true;
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void putAside(), PATIENCE_MS);
  };
  const settled = (now: number) => {
    revision = now;
    unsaved = false;
    window.clearTimeout(timer);
    place.forget();
    tell("saved", texts.saved(new Date()));
  };

  async function save(): Promise<void> {
    if (saving || offering) return;
    saving = true;
    button.disabled = true;
    try {
      const content = await edited.content();
      await putAside();
      tell("unsaved", texts.saving);
      await answer(await writeDraft(page, content, revision), content);
    } catch (error) {
      tell("problem", texts.unwritable((error as Error).message));
    } finally {
      saving = false;
      button.disabled = false;
    }
  }

  async function answer(saved: Saved, content: string): Promise<void> {
    if (saved.kind === "saved") {
      settled(saved.revision);
      // Somebody who goes on drawing while it is saved.
      if ((await edited.content()) !== content) changed();
    } else if (saved.kind === "conflict") {
      await resolve(saved, content);
    } else if (saved.kind === "signed-out") {
      tell("problem", texts.signedOut, " ", made("a", { href: "/equipe", target: "_blank", textContent: texts.signIn }));
    } else if (saved.kind === "closed") {
      const copy = made("button", { type: "button", className: "br-button secondary small", textContent: texts.takeAlong });
      copy.addEventListener("click", () => void takeAlong(content));
      tell("problem", texts.refused(saved.message), " ", copy);
    } else tell("problem", saved.kind === "refused" ? texts.refused(saved.message) : texts.unreachable);
  }

  /** Into a change of one's own, where it can be kept. */
  async function takeAlong(content: string): Promise<void> {
    const address = await copyDraft(page, content);
    if (address === null) return tell("problem", modelEditor.conflict.copyFailed);
    settled(revision);
    location.assign(address);
  }

  async function resolve({ current }: Extract<Saved, { kind: "conflict" }>, content: string): Promise<void> {
    tell("problem", texts.conflict);
    const choice = await askAboutConflict(page, current, content);
    if (choice === "theirs") {
      await edited.show(current.content);
      settled(current.revision);
    } else if (choice === "mine") await answer(await writeDraft(page, content, current.revision), content);
    else if (choice !== "later") {
      settled(current.revision);
      location.assign(choice.copiedTo);
    }
  }

  function offerUnsaved(): void {
    const left = place.read();
    if (left === null || left.content === draft.content) {
      place.forget();
      return;
    }
    const box = part("restaurar");
    part("restaurar-quando").textContent = texts.leftFrom(new Date(left.at), left.revision !== draft.revision);
    const ask = (open: boolean) => {
      offering = open;
      box.hidden = !open;
      for (let next = box.nextElementSibling; next !== null; next = next.nextElementSibling) (next as HTMLElement).inert = open;
    };
    ask(true);
    part("restaurar-sim").addEventListener("click", async () => {
      ask(false);
      // Its revision stays: when somebody saved meanwhile, the saving will say so.
      revision = left.revision;
      await edited.show(left.content);
      changed();
    });
    part("restaurar-nao").addEventListener("click", () => {
      ask(false);
      place.forget();
    });
  }

  button.addEventListener("click", () => void save());
  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "s") return;
    event.preventDefault();
    void save();
  });
  window.addEventListener("beforeunload", (event) => {
    if (unsaved) event.preventDefault();
  });
  tell("saved", texts.opened);
  offerUnsaved();
  return { changed, save };
}
