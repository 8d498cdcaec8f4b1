import type { ElementTemplate } from "../../../../../element-templates/index.ts";
import type { LintContext } from "../../../../../lint/context.ts";

/** What the page says of the file that is edited. */
export interface PageData {
  /** Path of the file, such as `forms/request-analysis.form`. */
  path: string;
  /** Where it is read and kept. */
  file: string;
  /** Where it becomes a change of one's own. */
  copy: string;
  /** Where the rest of what an editor needs is read. */
  needs: string;
  /** Who edits, so that what is kept in a browser goes to nobody else. */
  account: string;
  csrf: string;
  /** Whether it may be changed at all. */
  writable: boolean;
  /** Why the file as it is could not be kept, in Portuguese; null: nothing. */
  objection: string | null;
}

/** What an editor needs besides the file. */
export interface EditorNeeds {
  csrf: string;
  lint: LintContext;
  /** What is live is not known now: the rules look at what came with the product. */
  withoutEngine: boolean;
  templates: ElementTemplate[];
  /** Addresses of the pages about rules, by rule. */
  rulePages: Record<string, string>;
}

/** The place of the editor on the page. */
export const editorPlace = (): HTMLElement | null => document.getElementById("editor");

/** Whether the window is too narrow to draw in: a file is looked at there. */
export const isNarrow = (): boolean => window.matchMedia("(max-width: 760px)").matches;

/** What the server wrote there. */
export function readPageData(place: HTMLElement): PageData {
  return JSON.parse(place.dataset.page ?? "{}") as PageData;
}

/** A part of the page that is always there. */
export function part<Kind extends HTMLElement = HTMLElement>(id: string): Kind {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`the page has no part ${id}`);
  return found as Kind;
}

/** A new element with a text, and whatever else it has. */
export function made<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}
