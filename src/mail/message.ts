import type { Language } from "../domain/language.ts";

/** What a template says, before it becomes text and HTML. */
export interface MessageContent {
  /** Portuguese where it is left out. */
  language?: Language;
  subject: string;
  heading: string;
  greeting: string;
  paragraphs: string[];
  button: { label: string; url: string };
}

/** A message ready for sending. */
export interface Message {
  subject: string;
  text: string;
  html: string;
}
