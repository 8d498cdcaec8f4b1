import type { ComponentChildren } from "preact";
import { modelList as texts } from "../../../../texts/models/list.ts";
import { Panel } from "../../../layout/panel.tsx";
import { MODELS_PATH, rulePicturePath } from "../paths.ts";

/** The page of a rule, from the file that analysts also find beside the models. */
export function RulePage({ title, markdown }: { title: string; markdown: string }) {
  return (
    <Panel title={title} wide>
      {blocksOf(markdown).map((block) => (
        <Block key={block} text={block} />
      ))}
      <p>
        <a class="roomy" href={MODELS_PATH}>
          {texts.rule.back}
        </a>
      </p>
    </Panel>
  );
}

/** Paragraphs, lists, headings, pictures and code, as far as the pages of rules use them; the title is left out. */
function blocksOf(markdown: string): string[] {
  const blocks = markdown.match(/^```[\s\S]*?^```|(?:^(?!```).+\n?)+/gm) ?? [];
  return blocks.map((block) => block.trim()).filter((block) => !block.startsWith("# "));
}

function Block({ text }: { text: string }) {
  const code = /^```\w*\n([\s\S]*?)\n?```$/.exec(text);
  if (code !== null) return <pre class="value">{code[1]}</pre>;
  const picture = /^!\[([^\]]*)\]\(imagens\/([a-z-]+\.png)\)$/.exec(text);
  if (picture !== null) return <img class="rule-picture" src={rulePicturePath(picture[2]!)} alt={picture[1]!} />;
  const heading = /^#{2,3} (.+)$/.exec(text);
  if (heading !== null) return <h2>{heading[1]}</h2>;
  const items = text.split(/\n(?=[-*] )/);
  if (items.every((item) => /^[-*] /.test(item))) {
    return (
      <ul>
        {items.map((item) => (
          <li key={item}>{inline(item.slice(2))}</li>
        ))}
      </ul>
    );
  }
  return <p>{inline(text)}</p>;
}

/** Bold text and code; links and pictures of the files are shown by their words. */
function inline(text: string): ComponentChildren[] {
  const plain = text.replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1");
  return plain.split(/(\*\*[^*]+\*\*|`[^`]+`)/).map((part) => {
    if (part.startsWith("**")) return <strong key={part}>{part.slice(2, -2)}</strong>;
    return part.startsWith("`") ? <code key={part}>{part.slice(1, -1)}</code> : part;
  });
}
