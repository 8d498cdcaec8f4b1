import { render } from "preact-render-to-string";
import { languageTag } from "../domain/language.ts";
import { mailFrames } from "../texts/mail-frame.ts";
import type { Message, MessageContent } from "./message.ts";

const font = "font-family:Rawline,Raleway,Arial,sans-serif;color:#333333";
const blue = "#1351b4";

/** Plain text and HTML of the same content. No pictures, nothing loaded from anywhere, nothing that tells that it was read. */
export function composeMessage(content: MessageContent): Message {
  return { subject: content.subject.replace(/\s+/g, " "), text: plain(content), html: `<!doctype html>${render(page(content))}` };
}

function plain({ language = "pt", heading, greeting, paragraphs, button }: MessageContent): string {
  const texts = mailFrames[language];
  const closing = `${texts.automatic} ${texts.safety}`;
  return [heading, greeting, ...paragraphs, `${button.label}:\n${button.url}`, closing, `${texts.sender}\n${texts.footer}`].join(
    "\n\n",
  );
}

function page({ language = "pt", subject, heading, greeting, paragraphs, button }: MessageContent) {
  const texts = mailFrames[language];
  return (
    <html lang={languageTag(language)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{subject}</title>
      </head>
      <body style={`margin:0;background:#f8f8f8;${font}`}>
        <div style="max-width:600px;margin:0 auto;background:#ffffff">
          <div style={`border-top:4px solid ${blue};padding:16px 24px;font-weight:bold`}>{texts.sender}</div>
          <div style="padding:8px 24px 24px;font-size:16px;line-height:1.5">
            <h1 style="font-size:22px;margin:8px 0 16px">{heading}</h1>
            {[greeting, ...paragraphs].map((paragraph) => (
              <p key={paragraph}>{paragraph}</p>
            ))}
            <p style="margin:24px 0">
              <a
                href={button.url}
                style={`background:${blue};color:#ffffff;padding:12px 24px;border-radius:24px;text-decoration:none;font-weight:bold;display:inline-block`}
              >
                {button.label}
              </a>
            </p>
            <p style="font-size:14px;color:#555555;overflow-wrap:anywhere">{texts.address(button.url)}</p>
          </div>
          <div style="padding:16px 24px;font-size:14px;color:#555555;border-top:1px solid #cccccc">
            <p style="margin:0">
              {texts.automatic} {texts.safety}
            </p>
            <p style="margin:8px 0 0">{texts.footer}</p>
          </div>
        </div>
      </body>
    </html>
  );
}
